package dev.headroom.collector.storage.jdbc.write;

import dev.headroom.collector.sample.ExtraSample;
import dev.headroom.collector.sample.GatewaySample;
import dev.headroom.collector.sample.GpuEvent;
import dev.headroom.collector.sample.GpuSample;
import dev.headroom.collector.sample.HostSample;
import dev.headroom.collector.sample.LatencySample;
import dev.headroom.collector.sample.LogEventSample;
import dev.headroom.collector.sample.OutcomeRow;
import dev.headroom.collector.sample.SampleBatch;
import dev.headroom.collector.sample.ServingSample;
import java.time.Instant;
import java.util.stream.Stream;

/** The tables that take samples as they come. The order of the columns is the order in which rows are encoded. */
enum SampleTable {
    SERVING(
            "serving_sample",
            "time, node_id, covered_seconds, requests, failed, rejected_429, rejected_503, prompt_tokens,"
                    + " cached_prompt_tokens, generation_tokens, preemptions, running, waiting, max_running,"
                    + " kv_cache_ratio, prefix_hit_ratio, tcp_established, tcp_limit"),
    GATEWAY(
            "gateway_sample",
            "time, gateway_id, covered_seconds, requests, failed, rejected_429, rejected_503, tcp_established,"
                    + " tcp_limit"),
    GPU(
            "gpu_sample",
            "time, gpu_id, utilization, memory_used, memory_total, power, power_limit, temperature, sm_clock,"
                    + " throttle_reasons, ecc_errors, xid, memory_clock, ecc_corrected, ecc_lifetime, remapped_rows,"
                    + " remap_failures, pcie_generation, pcie_width, pcie_replays, pcie_sent, pcie_received, nvlink,"
                    + " nvlink_errors"),
    LATENCY("latency_sample", "time, node_id, kind, layout_id, counts, sum_seconds"),
    HOST("host_sample", "time, host_id, tcp_established, tcp_limit, cpu_ratio, memory_used, memory_total"),
    LOG_EVENT("log_event_count", "time, host_id, event, covered_seconds, count"),
    EXTRA("extra_sample", "time, series_id, covered_seconds, value"),
    GPU_EVENT("gpu_event", "time, service, node, device, kind, detail"),
    OUTCOME("scrape_outcome", "time, target_id, up, took_seconds, samples, body_bytes, error, detail");

    private final String table;
    private final String columns;

    SampleTable(String table, String columns) {
        this.table = table;
        this.columns = columns;
    }

    String table() {
        return table;
    }

    Stream<Instant> times(SampleBatch batch) {
        return switch (this) {
            case SERVING -> batch.serving().stream().map(ServingSample::time);
            case GATEWAY -> batch.gateways().stream().map(GatewaySample::time);
            case GPU -> batch.gpus().stream().map(GpuSample::time);
            case LATENCY -> batch.latencies().stream().map(LatencySample::time);
            case HOST -> batch.hosts().stream().map(HostSample::time);
            case LOG_EVENT -> batch.logEvents().stream().map(LogEventSample::time);
            case EXTRA -> batch.extras().stream().map(ExtraSample::time);
            case GPU_EVENT -> batch.gpuEvents().stream().map(GpuEvent::time);
            case OUTCOME -> batch.outcomes().stream().map(OutcomeRow::time);
        };
    }

    int columnCount() {
        return columns.split(",", -1).length;
    }

    String copyInto(String target) {
        return "COPY " + target + " (" + columns + ") FROM STDIN WITH (FORMAT binary)";
    }

    /** For rows that may be there already: what is there stays. */
    String insertFrom(String source) {
        return "INSERT INTO " + table + " (" + columns + ") SELECT " + columns + " FROM " + source
                + " ON CONFLICT DO NOTHING";
    }
}
