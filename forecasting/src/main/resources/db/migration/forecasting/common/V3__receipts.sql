-- What was advised for the moment, what last value would have asked for, and what proved right afterwards.
ALTER TABLE outlook
    ADD COLUMN due          integer,
    ADD COLUMN asked        integer,
    ADD COLUMN last_value   integer,
    ADD COLUMN lead_seconds double precision,
    ADD COLUMN per_replica  double precision,
    ADD COLUMN optimum      integer,
    ADD COLUMN verdict      text;
CREATE INDEX outlook_made_at ON outlook (made_at);

-- How long replicas took from their first appearance to their first answer.
CREATE TABLE replica_start (
    service      text NOT NULL,
    target       text NOT NULL,
    ready_at     timestamptz NOT NULL,
    took_seconds double precision NOT NULL,
    PRIMARY KEY (service, target, ready_at)
);
