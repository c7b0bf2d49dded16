-- What is scraped, by whom, and the numbers of it. NULL is unknown, never zero. The engine's own folder then turns every
-- table in series_table into partitions or a hypertable. Series tables have no foreign keys: the writer resolves
-- identities before it copies rows.

CREATE TABLE node (
    id       integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    service  text NOT NULL,
    name     text NOT NULL,
    model    text NOT NULL DEFAULT '',
    dialect  text NOT NULL DEFAULT '',
    instance text NOT NULL DEFAULT '',
    UNIQUE (service, name)
);

CREATE TABLE gateway (
    id       integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    service  text NOT NULL,
    name     text NOT NULL,
    model    text NOT NULL DEFAULT '',
    dialect  text NOT NULL DEFAULT '',
    instance text NOT NULL DEFAULT '',
    UNIQUE (service, name)
);

CREATE TABLE gpu (
    id           integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uuid         text NOT NULL,
    mig_instance text NOT NULL,
    service      text NOT NULL,
    node         text NOT NULL,
    position     integer NOT NULL,
    model        text NOT NULL,
    UNIQUE (uuid, mig_instance)
);

CREATE TABLE target (
    id      integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name    text NOT NULL UNIQUE,
    job     text NOT NULL,
    service text NOT NULL,
    url     text NOT NULL,
    dialect text NOT NULL
);

CREATE TABLE bucket_layout (
    id                   integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    upper_bounds_seconds float8[] NOT NULL UNIQUE
);

-- Counters are the increase over covered_seconds, gauges are as read; *_max differ from their means in rollups only.
CREATE TABLE serving_sample (
    time                 timestamptz NOT NULL,
    node_id              integer NOT NULL,
    covered_seconds      float8,
    requests             float8,
    failed               float8,
    rejected_429         float8,
    rejected_503         float8,
    prompt_tokens        float8,
    cached_prompt_tokens float8,
    generation_tokens    float8,
    preemptions          float8,
    running              float8,
    waiting              float8,
    max_running          float8,
    kv_cache_ratio       float8,
    prefix_hit_ratio     float8,
    tcp_established      float8,
    tcp_limit            float8,
    PRIMARY KEY (node_id, time)
);

CREATE TABLE gateway_sample (
    time            timestamptz NOT NULL,
    gateway_id      integer NOT NULL,
    covered_seconds float8,
    requests        float8,
    failed          float8,
    rejected_429    float8,
    rejected_503    float8,
    tcp_established float8,
    tcp_limit       float8,
    PRIMARY KEY (gateway_id, time)
);

-- By far the most rows: four bytes where seven digits are enough. throttle_reasons is the NVML bit mask.
CREATE TABLE gpu_sample (
    time             timestamptz NOT NULL,
    gpu_id           integer NOT NULL,
    utilization      real,
    memory_used      float8,
    memory_total     float8,
    power            real,
    power_limit      real,
    temperature      real,
    sm_clock         real,
    throttle_reasons bigint,
    ecc_errors       real,
    xid              real,
    PRIMARY KEY (gpu_id, time)
);

-- counts[i] is the number of requests in bucket i of the layout alone, not cumulative: rows of one layout add up.
CREATE TABLE latency_sample (
    time        timestamptz NOT NULL,
    node_id     integer NOT NULL,
    kind        smallint NOT NULL,
    layout_id   integer NOT NULL,
    counts      integer[] NOT NULL,
    sum_seconds float8,
    PRIMARY KEY (node_id, kind, time)
);

CREATE TABLE scrape_outcome (
    time         timestamptz NOT NULL,
    target_id    integer NOT NULL,
    up           boolean NOT NULL,
    took_seconds float8 NOT NULL,
    samples      integer NOT NULL,
    body_bytes   bigint NOT NULL,
    error        text NOT NULL,
    detail       text NOT NULL,
    PRIMARY KEY (target_id, time)
);
CREATE INDEX scrape_outcome_up ON scrape_outcome (target_id, time) WHERE up;

-- Rollups keep the columns' names, so that one query text reads every resolution.
CREATE TABLE serving_1m (
    LIKE serving_sample INCLUDING ALL,
    running_max        float8,
    waiting_max        float8,
    kv_cache_ratio_max float8
);
CREATE TABLE serving_1h (LIKE serving_1m INCLUDING ALL);

CREATE TABLE gateway_1m (LIKE gateway_sample INCLUDING ALL);
CREATE TABLE gateway_1h (LIKE gateway_sample INCLUDING ALL);

CREATE TABLE gpu_1m (
    time            timestamptz NOT NULL,
    gpu_id          integer NOT NULL,
    utilization     real,
    utilization_max real,
    memory_used     float8,
    memory_total    float8,
    power           real,
    temperature     real,
    temperature_max real,
    PRIMARY KEY (gpu_id, time)
);
CREATE TABLE gpu_1h (LIKE gpu_1m INCLUDING ALL);

-- All GPUs of a service in one row: power is their sum, the rest their mean and maximum.
CREATE TABLE gpu_service_1m (
    time            timestamptz NOT NULL,
    service         text NOT NULL,
    gpus            integer NOT NULL,
    utilization     float8,
    utilization_max float8,
    memory_ratio    float8,
    power           float8,
    PRIMARY KEY (service, time)
);
CREATE TABLE gpu_service_1h (LIKE gpu_service_1m INCLUDING ALL);

-- A server may change its buckets within an hour.
CREATE TABLE latency_1m (LIKE latency_sample, PRIMARY KEY (node_id, kind, layout_id, time));
CREATE TABLE latency_1h (LIKE latency_1m INCLUDING ALL);

-- Every table above that grows with time, how many days one partition or chunk holds, and which retention it follows.
CREATE TABLE series_table (
    name       text PRIMARY KEY,
    days       integer NOT NULL,
    resolution text NOT NULL
);
INSERT INTO series_table VALUES
    ('serving_sample', 1, 'raw'), ('gateway_sample', 1, 'raw'), ('gpu_sample', 1, 'raw'),
    ('latency_sample', 1, 'raw'), ('scrape_outcome', 1, 'raw'),
    ('serving_1m', 7, 'minutes'), ('gateway_1m', 7, 'minutes'), ('gpu_1m', 7, 'minutes'),
    ('gpu_service_1m', 7, 'minutes'), ('latency_1m', 7, 'minutes'),
    ('serving_1h', 91, 'hours'), ('gateway_1h', 91, 'hours'), ('gpu_1h', 91, 'hours'),
    ('gpu_service_1h', 91, 'hours'), ('latency_1h', 91, 'hours');

-- Hours that got rows after they had been rolled up.
CREATE TABLE rollup_dirty (
    hour      timestamptz PRIMARY KEY,
    marked_at timestamptz NOT NULL
);

-- Up to when rows were rolled up at the last run; one row.
CREATE TABLE rollup_progress (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    done_at  timestamptz NOT NULL
);

-- The engine that these tables were made for; one row.
CREATE TABLE database_engine (
    only_row    boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    engine      text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now()
);
