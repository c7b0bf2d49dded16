-- One row per incident. Pending ones that come to nothing are deleted.
CREATE TABLE alert_incident (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    rule            text NOT NULL,
    service         text NOT NULL,
    subject         text NOT NULL,
    severity        text NOT NULL,
    state           text NOT NULL,
    title           text NOT NULL,
    summary         text NOT NULL,
    facts           jsonb NOT NULL,
    pending_since   timestamptz NOT NULL,
    firing_since    timestamptz,
    resolved_at     timestamptz,
    -- Timers of the state machine, kept so that a restart does not begin them anew.
    critical_since  timestamptz,
    good_since      timestamptz,
    no_data_since   timestamptz,
    acknowledged_by text,
    acknowledged_at timestamptz
);

CREATE UNIQUE INDEX alert_incident_open ON alert_incident (rule, service, subject) WHERE state <> 'RESOLVED';
CREATE INDEX alert_incident_firing_since ON alert_incident (firing_since DESC);

-- One row per incident, transition and channel, written with the transition itself. Sent at least once.
CREATE TABLE alert_outbox (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    incident_id     bigint NOT NULL REFERENCES alert_incident (id) ON DELETE CASCADE,
    kind            text NOT NULL,
    channel         text NOT NULL,
    severity        text NOT NULL,
    title           text NOT NULL,
    summary         text NOT NULL,
    happened_at     timestamptz NOT NULL,
    state           text NOT NULL,
    attempts        integer NOT NULL,
    next_attempt_at timestamptz NOT NULL,
    expires_at      timestamptz NOT NULL,
    changed_at      timestamptz NOT NULL,
    detail          text NOT NULL,
    UNIQUE (incident_id, kind, channel)
);

CREATE INDEX alert_outbox_waiting ON alert_outbox (channel, next_attempt_at) WHERE state = 'WAITING';

-- Every attempt and its answer.
CREATE TABLE alert_attempt (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    outbox_id bigint NOT NULL REFERENCES alert_outbox (id) ON DELETE CASCADE,
    ended_at  timestamptz NOT NULL,
    outcome   text NOT NULL,
    detail    text NOT NULL
);

CREATE INDEX alert_attempt_outbox ON alert_attempt (outbox_id);
