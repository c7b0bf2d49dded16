package dev.headroom.collector.storage.jdbc.rollup;

import java.time.Duration;
import java.util.List;

/**
 * Makes one row for a service, side and five minutes of all its members' minutes: each member by itself first, then all of
 * them together, as a reader of the minutes would. Whoever does not know a quantity is left out; it is NULL when nobody
 * knows.
 */
final class ServiceRollup implements RollupStep {
    private static final String TABLE = "service_5m";

    @Override
    public Duration bucket() {
        return Duration.ofMinutes(5);
    }

    @Override
    public List<String> tables() {
        return List.of(TABLE);
    }

    @Override
    public List<String> statements(int mostBuckets) {
        return List.of(
                "DELETE FROM " + TABLE + " WHERE time >= :from AND time < :to", nodes(), gateways(), hosts(), gpus());
    }

    private static String nodes() {
        return """
                INSERT INTO service_5m (side, time, service, members, requests, failed, rejected_429, rejected_503,
                    prompt_tokens, cached_prompt_tokens, generation_tokens, preemptions, running, waiting, max_running,
                    kv_cache_ratio, kv_cache_ratio_max, prefix_hit_ratio, tcp_established, tcp_limit)
                SELECT 'node', step, service, count(*), sum(requests), sum(failed), sum(rejected_429), sum(rejected_503),
                    sum(prompt_tokens), sum(cached_prompt_tokens), sum(generation_tokens), sum(preemptions), sum(running),
                    sum(waiting), sum(max_running), avg(kv_cache_ratio), max(kv_cache_ratio_max), avg(prefix_hit_ratio),
                    sum(tcp_established), sum(tcp_limit)
                FROM (SELECT %s AS step, node_id AS member, %s, %s, %s, %s, %s, %s, %s, %s, avg(running) AS running,
                          avg(waiting) AS waiting, max(max_running) AS max_running, avg(kv_cache_ratio) AS kv_cache_ratio,
                          max(kv_cache_ratio_max) AS kv_cache_ratio_max, avg(prefix_hit_ratio) AS prefix_hit_ratio,
                          avg(tcp_established) AS tcp_established, max(tcp_limit) AS tcp_limit
                      FROM serving_1m WHERE time >= :from AND time < :to GROUP BY 1, 2) of_one
                    JOIN node ON node.id = member GROUP BY 2, 3
                """.formatted(
                        step(),
                        rate("requests"),
                        rate("failed"),
                        rate("rejected_429"),
                        rate("rejected_503"),
                        rate("prompt_tokens"),
                        rate("cached_prompt_tokens"),
                        rate("generation_tokens"),
                        rate("preemptions"));
    }

    private static String gateways() {
        return """
                INSERT INTO service_5m (side, time, service, members, requests, failed, rejected_429, rejected_503,
                    tcp_established, tcp_limit)
                SELECT 'gateway', step, service, count(*), sum(requests), sum(failed), sum(rejected_429),
                    sum(rejected_503), sum(tcp_established), sum(tcp_limit)
                FROM (SELECT %s AS step, gateway_id AS member, %s, %s, %s, %s,
                          avg(tcp_established) AS tcp_established, max(tcp_limit) AS tcp_limit
                      FROM gateway_1m WHERE time >= :from AND time < :to GROUP BY 1, 2) of_one
                    JOIN gateway ON gateway.id = member GROUP BY 2, 3
                """.formatted(step(), rate("requests"), rate("failed"), rate("rejected_429"), rate("rejected_503"));
    }

    /** Machines know of connections and of nothing else that a service is asked for. */
    private static String hosts() {
        return """
                INSERT INTO service_5m (side, time, service, members, tcp_established, tcp_limit)
                SELECT 'host', step, service, count(*), sum(tcp_established), sum(tcp_limit)
                FROM (SELECT %s AS step, host_id AS member, avg(tcp_established) AS tcp_established,
                          max(tcp_limit) AS tcp_limit
                      FROM host_1m WHERE time >= :from AND time < :to GROUP BY 1, 2) of_one
                    JOIN host ON host.id = member GROUP BY 2, 3
                """.formatted(step());
    }

    private static String gpus() {
        return """
                INSERT INTO service_5m (side, time, service, members, utilization, memory_ratio, power)
                SELECT 'gpu', %s, service, max(gpus), avg(utilization), avg(memory_ratio), avg(power)
                FROM gpu_service_1m WHERE time >= :from AND time < :to GROUP BY 2, 3
                """.formatted(step());
    }

    private static String step() {
        return "time_bucket(interval '5 minutes', time)";
    }

    /** Increases over the seconds that they cover; a row without either tells nothing. */
    private static String rate(String counter) {
        return "sum(" + counter + ") / nullif(sum(covered_seconds) FILTER (WHERE " + counter + " IS NOT NULL), 0) AS "
                + counter;
    }
}
