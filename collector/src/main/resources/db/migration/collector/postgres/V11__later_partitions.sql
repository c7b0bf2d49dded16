-- Makes range partitions of a table in series_table; later migrations call it under the same name on every engine.
CREATE FUNCTION make_series(wanted text) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    EXECUTE format('ALTER TABLE %I RENAME TO shape_of', wanted);
    EXECUTE format('CREATE TABLE %I (LIKE shape_of INCLUDING ALL) PARTITION BY RANGE (time)', wanted);
    DROP TABLE shape_of;
END $$;

SELECT make_series(name)
FROM unnest(ARRAY['host_sample', 'log_event_count', 'extra_sample', 'gpu_event', 'host_1m', 'log_event_1m', 'extra_1m',
                 'host_1h', 'log_event_1h', 'extra_1h']) name;
