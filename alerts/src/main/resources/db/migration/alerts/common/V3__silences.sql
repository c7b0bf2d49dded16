CREATE TABLE alert_silence (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- In the syntax of Alertmanager, such as service="deepseek-r1".
    matchers   text[] NOT NULL,
    starts_at  timestamptz NOT NULL,
    ends_at    timestamptz NOT NULL,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL,
    comment    text NOT NULL
);

CREATE INDEX alert_silence_ends_at ON alert_silence (ends_at);
