-- Plain PostgreSQL: every series table becomes a table of range partitions. What TimescaleDB brings along is made here
-- under the same name, so that the program has one text for both.

-- The buckets of TimescaleDB: weeks start on a Monday. Without SET search_path, or it could not be inlined.
CREATE FUNCTION time_bucket(width interval, at timestamptz) RETURNS timestamptz
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$ SELECT date_bin(width, at, timestamptz '2000-01-03 00:00:00+00') $$;

-- Makes the partitions of the table that hold these times. A second call does nothing. A partition is filled with its
-- constraints first and attached then, because that does not lock readers out.
CREATE FUNCTION make_room(wanted text, times timestamptz[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    width interval := (SELECT make_interval(days => days) FROM series_table WHERE name = wanted);
    start timestamptz;
    part text;
BEGIN
    FOR start IN SELECT DISTINCT date_bin(width, at, timestamptz '2000-01-03 00:00:00+00') FROM unnest(times) at ORDER BY 1 LOOP
        part := wanted || to_char(start AT TIME ZONE 'UTC', '_YYYYMMDD');
        IF to_regclass(part) IS NULL THEN
            PERFORM pg_advisory_xact_lock(hashtextextended('make_room', 0));
            -- Not to_regclass again, which may remember from before the wait.
            IF NOT EXISTS (SELECT FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
                           WHERE inhparent = wanted::regclass AND relname = part) THEN
                EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', part, wanted);
                EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
                               wanted, part, start, start + width);
            END IF;
        END IF;
    END LOOP;
END $$;

-- Drops the partitions that end at or before this time. A second call does nothing.
CREATE FUNCTION drop_before(wanted text, oldest timestamptz) RETURNS integer
    LANGUAGE plpgsql
    AS $$
DECLARE
    width interval := (SELECT make_interval(days => days) FROM series_table WHERE name = wanted);
    part text;
    dropped integer := 0;
BEGIN
    FOR part IN SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = to_regclass(wanted) LOOP
        IF (right(part, 8)::date)::timestamp AT TIME ZONE 'UTC' + width <= oldest THEN
            EXECUTE format('DROP TABLE %s', part);
            dropped := dropped + 1;
        END IF;
    END LOOP;
    RETURN dropped;
END $$;

DO $$
DECLARE
    series text;
BEGIN
    FOR series IN SELECT name FROM series_table LOOP
        EXECUTE format('ALTER TABLE %I RENAME TO shape_of', series);
        EXECUTE format('CREATE TABLE %I (LIKE shape_of INCLUDING ALL) PARTITION BY RANGE (time)', series);
        DROP TABLE shape_of;
    END LOOP;
END $$;
