-- A service as a whole in steps of five minutes, for questions over weeks. One row for each side that tells of it: its
-- nodes, its gateways, the machines below them and its GPUs, each summed or averaged over all of them. Rates are per second.
CREATE TABLE service_5m (
    time                 timestamptz NOT NULL,
    service              text NOT NULL,
    side                 text NOT NULL, -- node, gateway, host or gpu
    members              integer NOT NULL,
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
    kv_cache_ratio_max   float8,
    prefix_hit_ratio     float8,
    tcp_established      float8,
    tcp_limit            float8,
    utilization          float8,
    memory_ratio         float8,
    power                float8,
    PRIMARY KEY (service, side, time)
);
INSERT INTO series_table VALUES ('service_5m', 28, 'minutes');
SELECT make_series('service_5m');

-- Days of which there are minutes, but not yet what is made of them. Readers look at the minutes until it is there.
CREATE TABLE rollup_missing (
    day timestamptz PRIMARY KEY
);

-- Called wherever minutes come that no rollup has seen: here, and after a restore. A second call changes nothing.
CREATE FUNCTION note_missing_rollups() RETURNS void
    LANGUAGE sql
    AS $$
INSERT INTO rollup_missing
SELECT DISTINCT time_bucket('1 day', time) FROM serving_1m
UNION SELECT DISTINCT time_bucket('1 day', time) FROM gateway_1m
UNION SELECT DISTINCT time_bucket('1 day', time) FROM host_1m
UNION SELECT DISTINCT time_bucket('1 day', time) FROM gpu_service_1m
ON CONFLICT DO NOTHING
$$;
SELECT note_missing_rollups();
