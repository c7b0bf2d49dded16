-- Makes a hypertable of a table in series_table; later migrations call it under the same name on every engine.
CREATE FUNCTION make_series(wanted text) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM create_hypertable(wanted::regclass,
                              by_range('time', (SELECT make_interval(days => days) FROM series_table WHERE name = wanted)),
                              create_default_indexes => false);
END $$;

SELECT make_series(name)
FROM unnest(ARRAY['host_sample', 'log_event_count', 'extra_sample', 'gpu_event', 'host_1m', 'log_event_1m', 'extra_1m',
                 'host_1h', 'log_event_1h', 'extra_1h']) name;
