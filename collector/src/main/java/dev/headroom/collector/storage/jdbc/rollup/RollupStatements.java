package dev.headroom.collector.storage.jdbc.rollup;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The statements that fill one resolution of every table from the finer one below it. Counters and covered seconds are
 * added up, gauges averaged, histograms added up bucket by bucket; the maximum of a counter is its highest rate.
 */
enum RollupStatements implements RollupStep {
    MINUTES(Duration.ofMinutes(1), "_1m", "_sample", ""),
    HOURS(Duration.ofHours(1), "_1h", "_1m", "_max");

    private static final List<String> TABLES =
            List.of("serving", "gateway", "latency", "gpu", "gpu_service", "host", "log_event", "extra");

    private final Duration bucket;
    private final String to;
    private final String from;
    private final String maximum;

    RollupStatements(Duration bucket, String to, String from, String maximum) {
        this.bucket = bucket;
        this.to = to;
        this.from = from;
        this.maximum = maximum;
    }

    @Override
    public Duration bucket() {
        return bucket;
    }

    @Override
    public List<String> tables() {
        return TABLES.stream().map(table -> table + to).toList();
    }

    @Override
    public List<String> statements(int mostBuckets) {
        List<String> deletes = tables().stream()
                .map(table -> "DELETE FROM " + table + " WHERE time >= :from AND time < :to")
                .toList();
        List<String> inserts =
                List.of(serving(), gateway(), latency(mostBuckets), gpu(), gpuService(), host(), logEvent(), extra());
        return IntStream.range(0, TABLES.size() * 2)
                .mapToObj(i -> (i % 2 == 0 ? deletes : inserts).get(i / 2))
                .toList();
    }

    private String serving() {
        return """
                INSERT INTO serving%s (time, node_id, covered_seconds, requests, failed, rejected_429, rejected_503,
                    prompt_tokens, cached_prompt_tokens, generation_tokens, preemptions, running, running_max, waiting,
                    waiting_max, max_running, kv_cache_ratio, kv_cache_ratio_max, prefix_hit_ratio, tcp_established,
                    tcp_limit)
                SELECT %s, node_id, sum(covered_seconds), sum(requests), sum(failed), sum(rejected_429),
                    sum(rejected_503), sum(prompt_tokens), sum(cached_prompt_tokens), sum(generation_tokens),
                    sum(preemptions), avg(running), max(running%s), avg(waiting), max(waiting%s), max(max_running),
                    avg(kv_cache_ratio), max(kv_cache_ratio%s), avg(prefix_hit_ratio), avg(tcp_established),
                    max(tcp_limit)
                """.formatted(to, time(), maximum, maximum, maximum) + source("serving") + " GROUP BY 1, 2";
    }

    private String gateway() {
        return """
                INSERT INTO gateway%s (time, gateway_id, covered_seconds, requests, failed, rejected_429, rejected_503,
                    tcp_established, tcp_limit)
                SELECT %s, gateway_id, sum(covered_seconds), sum(requests), sum(failed), sum(rejected_429),
                    sum(rejected_503), avg(tcp_established), max(tcp_limit)
                """.formatted(to, time()) + source("gateway") + " GROUP BY 1, 2";
    }

    private String latency(int mostBuckets) {
        return """
                INSERT INTO latency%s (time, node_id, kind, layout_id, counts, sum_seconds)
                SELECT %s, node_id, kind, layout_id, trim_array(array[%s], %d - max(cardinality(counts))), sum(sum_seconds)
                """.formatted(to, time(), bucketSums(mostBuckets), mostBuckets) + source("latency")
                + " GROUP BY 1, 2, 3, 4";
    }

    /** Six times as fast as unnesting; buckets that a layout does not have come out NULL at the end and are cut off. */
    private static String bucketSums(int buckets) {
        return IntStream.rangeClosed(1, buckets)
                .mapToObj(i -> "sum(counts[" + i + "])::integer")
                .collect(Collectors.joining(", "));
    }

    private String gpu() {
        return """
                INSERT INTO gpu%s (time, gpu_id, utilization, utilization_max, memory_used, memory_total, power,
                    temperature, temperature_max)
                SELECT %s, gpu_id, avg(utilization), max(utilization%s), avg(memory_used), max(memory_total),
                    avg(power), avg(temperature), max(temperature%s)
                """.formatted(to, time(), maximum, maximum) + source("gpu") + " GROUP BY 1, 2";
    }

    /** From the rows just made, one per device, so that a device counts once however often it was read. */
    private String gpuService() {
        return """
                INSERT INTO gpu_service%s (time, service, gpus, utilization, utilization_max, memory_ratio, power)
                SELECT time, service, count(*), avg(utilization), max(utilization_max),
                    avg(memory_used / nullif(memory_total, 0)), sum(power::float8)
                FROM gpu%s JOIN gpu ON id = gpu_id WHERE time >= :from AND time < :to GROUP BY 1, 2
                """.formatted(to, to);
    }

    private String host() {
        return """
                INSERT INTO host%s (time, host_id, tcp_established, tcp_limit, cpu_ratio, memory_used, memory_total)
                SELECT %s, host_id, avg(tcp_established), max(tcp_limit), avg(cpu_ratio), avg(memory_used),
                    max(memory_total)
                """.formatted(to, time()) + source("host") + " GROUP BY 1, 2";
    }

    private String logEvent() {
        String table = this == MINUTES ? "log_event_count" : "log_event" + from;
        return """
                INSERT INTO log_event%s (time, host_id, event, covered_seconds, count)
                SELECT %s, host_id, event, sum(covered_seconds), sum(count)
                FROM %s WHERE time >= :from AND time < :to GROUP BY 1, 2, 3
                """.formatted(to, time(), table);
    }

    /** Increases cover seconds and are added up, what was read as it is covers none and is averaged. */
    private String extra() {
        return """
                INSERT INTO extra%s (time, series_id, covered_seconds, value, value_max)
                SELECT %s, series_id, sum(covered_seconds),
                    CASE WHEN sum(covered_seconds) IS NULL THEN avg(value) ELSE sum(value) END, max(%s)
                """.formatted(
                                to,
                                time(),
                                this == MINUTES ? "coalesce(value / nullif(covered_seconds, 0), value)" : "value_max")
                + source("extra") + " GROUP BY 1, 2";
    }

    private String time() {
        return "time_bucket(interval '" + bucket.toSeconds() + " seconds', time)";
    }

    private String source(String table) {
        return "FROM " + table + from + " WHERE time >= :from AND time < :to";
    }
}
