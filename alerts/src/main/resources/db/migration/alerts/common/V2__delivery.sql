ALTER TABLE alert_incident
    -- Labels that the rule adds; name, service, severity and subject are added when it is read.
    ADD COLUMN labels jsonb NOT NULL DEFAULT '{}',
    -- How it ended, in one sentence.
    ADD COLUMN closing text NOT NULL DEFAULT '',
    -- RULE: of our own evaluation. PUSHED: told to us by an Alertmanager.
    ADD COLUMN origin text NOT NULL DEFAULT 'RULE';

CREATE INDEX alert_incident_resolved_at ON alert_incident (resolved_at);

-- What each channel was last told of each incident, written when it took the message.
CREATE TABLE alert_told (
    incident_id bigint NOT NULL REFERENCES alert_incident (id) ON DELETE CASCADE,
    channel     text NOT NULL,
    kind        text NOT NULL,
    severity    text NOT NULL,
    told_at     timestamptz NOT NULL,
    -- Whether it was told that somebody takes care.
    acknowledged boolean NOT NULL DEFAULT false,
    PRIMARY KEY (incident_id, channel)
);

-- Where a channel stands with a group of incidents.
CREATE TABLE alert_group (
    channel   text NOT NULL,
    group_key text NOT NULL,
    told_at   timestamptz NOT NULL,
    -- Messages since the group was last quiet for one interval.
    in_a_row  integer NOT NULL,
    -- What the receiver calls the message, so that it can be edited and answered; empty when it cannot.
    reference text NOT NULL,
    PRIMARY KEY (channel, group_key)
);

-- Every attempt to hand a message over: written before it and completed after it.
CREATE TABLE alert_delivery (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    channel    text NOT NULL,
    group_key  text NOT NULL,
    dedupe_key text NOT NULL,
    firing     integer NOT NULL,
    resolved   integer NOT NULL,
    started_at timestamptz NOT NULL,
    ended_at   timestamptz,
    outcome    text NOT NULL,
    detail     text NOT NULL
);

CREATE INDEX alert_delivery_started_at ON alert_delivery (started_at DESC);

CREATE TABLE alert_delivery_incident (
    delivery_id bigint NOT NULL REFERENCES alert_delivery (id) ON DELETE CASCADE,
    incident_id bigint NOT NULL REFERENCES alert_incident (id) ON DELETE CASCADE,
    PRIMARY KEY (incident_id, delivery_id)
);

CREATE INDEX alert_delivery_incident_delivery ON alert_delivery_incident (delivery_id);

INSERT INTO alert_told (incident_id, channel, kind, severity, told_at)
SELECT DISTINCT ON (incident_id, channel) incident_id, channel, kind, severity, changed_at
FROM alert_outbox WHERE state = 'DELIVERED' ORDER BY incident_id, channel, id DESC;

DROP TABLE alert_attempt;
DROP TABLE alert_outbox;
