-- Busy stretches that are over. The first and the runner-up's evidence, and the remedy, are documents of their own kind.
CREATE TABLE alert_episode (
    service          text NOT NULL,
    started_at       timestamptz NOT NULL,
    ended_at         timestamptz NOT NULL,
    cause            text NOT NULL,
    evidence         jsonb NOT NULL,
    runner_up        jsonb,
    offered_requests float8,
    lost_requests    float8 NOT NULL,
    slow_requests    float8,
    remedy           jsonb NOT NULL,
    PRIMARY KEY (service, started_at)
);

CREATE INDEX alert_episode_ended ON alert_episode (service, ended_at);

-- Up to when the past of a service has been looked through.
CREATE TABLE alert_episode_progress (
    service    text PRIMARY KEY,
    kept_until timestamptz NOT NULL
);
