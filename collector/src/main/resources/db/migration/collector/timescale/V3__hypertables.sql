-- TimescaleDB, either edition: every series table becomes a hypertable. make_room and drop_before are named as on plain
-- PostgreSQL, so that the program has one text for both.

CREATE EXTENSION IF NOT EXISTS timescaledb;

-- Chunks come by themselves.
CREATE FUNCTION make_room(wanted text, times timestamptz[]) RETURNS void
    LANGUAGE sql
    AS $$ $$;

-- Drops the chunks that end at or before this time. A second call does nothing.
CREATE FUNCTION drop_before(wanted text, oldest timestamptz) RETURNS integer
    LANGUAGE sql
    AS $$ SELECT count(*)::integer FROM drop_chunks(wanted::regclass, older_than => oldest) $$;

DO $$
DECLARE
    series record;
BEGIN
    FOR series IN SELECT name, days FROM series_table LOOP
        PERFORM create_hypertable(series.name::regclass, by_range('time', make_interval(days => series.days)),
                                  create_default_indexes => false);
    END LOOP;
END $$;
