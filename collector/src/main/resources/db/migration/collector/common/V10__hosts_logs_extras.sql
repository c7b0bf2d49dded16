-- Machines, matches in logs, events of GPUs, and the series that a dialect keeps beside the typed ones.

CREATE TABLE host (
    id      integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    service text NOT NULL,
    name    text NOT NULL,
    UNIQUE (service, name)
);

CREATE TABLE host_sample (
    time            timestamptz NOT NULL,
    host_id         integer NOT NULL,
    tcp_established float8,
    tcp_limit       float8,
    cpu_ratio       real,
    memory_used     float8,
    memory_total    float8,
    PRIMARY KEY (host_id, time)
);

CREATE TABLE log_event_count (
    time            timestamptz NOT NULL,
    host_id         integer NOT NULL,
    event           text NOT NULL,
    covered_seconds float8 NOT NULL,
    count           float8 NOT NULL,
    PRIMARY KEY (host_id, event, time)
);

-- Few rows, kept for long.
CREATE TABLE gpu_event (
    time    timestamptz NOT NULL,
    service text NOT NULL,
    node    text NOT NULL,
    device  text NOT NULL,
    kind    text NOT NULL,
    detail  text NOT NULL,
    PRIMARY KEY (service, node, device, kind, time)
);

CREATE TABLE extra_series (
    id      integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    service text NOT NULL,
    node    text NOT NULL,
    name    text NOT NULL,
    labels  text NOT NULL, -- JSON object with sorted keys, so that equal labels are equal text
    counter boolean NOT NULL,
    UNIQUE (service, node, name, labels)
);

-- A counter's row is the increase over covered_seconds; a gauge's row is as read, and covers nothing.
CREATE TABLE extra_sample (
    time            timestamptz NOT NULL,
    series_id       integer NOT NULL,
    covered_seconds float8,
    value           float8,
    PRIMARY KEY (series_id, time)
);

CREATE TABLE host_1m (LIKE host_sample INCLUDING ALL);
CREATE TABLE host_1h (LIKE host_sample INCLUDING ALL);
CREATE TABLE log_event_1m (LIKE log_event_count INCLUDING ALL);
CREATE TABLE log_event_1h (LIKE log_event_count INCLUDING ALL);
CREATE TABLE extra_1m (LIKE extra_sample INCLUDING ALL, value_max float8);
CREATE TABLE extra_1h (LIKE extra_1m INCLUDING ALL);

INSERT INTO series_table VALUES
    ('host_sample', 1, 'raw'), ('log_event_count', 1, 'raw'), ('extra_sample', 1, 'raw'),
    ('host_1m', 7, 'minutes'), ('log_event_1m', 7, 'minutes'), ('extra_1m', 7, 'minutes'),
    ('host_1h', 91, 'hours'), ('log_event_1h', 91, 'hours'), ('extra_1h', 91, 'hours'), ('gpu_event', 91, 'hours');
