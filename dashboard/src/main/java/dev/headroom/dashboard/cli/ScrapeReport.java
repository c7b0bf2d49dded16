package dev.headroom.dashboard.cli;

import dev.headroom.collector.sample.GatewayReading;
import dev.headroom.collector.sample.GpuReading;
import dev.headroom.collector.sample.RequestCounts;
import dev.headroom.collector.sample.ServingReading;
import dev.headroom.collector.scrape.ScrapeOutcome.Scraped;
import dev.headroom.collector.scrape.SourceReading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What one scrape saw, as text and as JSON; numbers that are not known are left out. */
final class ScrapeReport {

    private ScrapeReport() {}

    static String json(Scraped scraped) {
        return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(content(scraped))
                + "\n";
    }

    static String text(Scraped scraped) {
        SourceReading.Read seen = scraped.seen();
        StringBuilder text = new StringBuilder();
        text.append("%s: dialect %s, %d series, %d bytes, %d ms%n"
                .formatted(
                        scraped.target().endpoint().shown(),
                        seen.dialect().isEmpty() ? "not recognised" : seen.dialect(),
                        seen.series(),
                        seen.bodyBytes(),
                        scraped.took().toMillis()));
        for (Map<String, Object> row : rows(seen)) {
            text.append(row.entrySet().stream()
                            .map(entry -> entry.getKey() + "=" + entry.getValue())
                            .collect(Collectors.joining("  ", "  ", "")))
                    .append(System.lineSeparator());
        }
        seen.warnings()
                .forEach(warning -> text.append("  warning: ").append(warning).append(System.lineSeparator()));
        return text.toString();
    }

    private static Map<String, Object> content(Scraped scraped) {
        SourceReading.Read seen = scraped.seen();
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("target", scraped.target().endpoint().shown());
        content.put("dialect", seen.dialect());
        content.put("series", seen.series());
        content.put("body_bytes", seen.bodyBytes());
        content.put("took_ms", scraped.took().toMillis());
        content.put("seen", rows(seen));
        content.put("warnings", seen.warnings());
        return content;
    }

    private static List<Map<String, Object>> rows(SourceReading.Read seen) {
        List<Map<String, Object>> rows = new ArrayList<>();
        seen.observation().serving().forEach(node -> rows.add(row(node)));
        seen.observation().gateways().forEach(gateway -> rows.add(row(gateway)));
        seen.observation().gpus().forEach(gpu -> rows.add(row(gpu)));
        return rows;
    }

    private static Map<String, Object> row(ServingReading node) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("node", node.node().node());
        row.put("model", node.model());
        counts(row, node.requests());
        known(row, "prompt_tokens", node.tokens().prompt());
        known(row, "generation_tokens", node.tokens().generation());
        known(row, "preemptions", node.preemptions());
        known(row, "running", node.engine().running());
        known(row, "waiting", node.engine().waiting());
        known(row, "kv_cache_ratio", node.engine().kvCacheRatio());
        known(row, "connections", node.connections().established());
        node.latencies()
                .forEach((kind, histogram) ->
                        known(row, kind.name().toLowerCase(Locale.ROOT) + "_count", histogram.count()));
        return row;
    }

    private static Map<String, Object> row(GatewayReading gateway) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("gateway", gateway.gateway().gateway());
        counts(row, gateway.requests());
        known(row, "connections", gateway.connections().established());
        known(row, "connection_limit", gateway.connections().limit());
        return row;
    }

    private static Map<String, Object> row(GpuReading gpu) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("gpu", gpu.device().uuid());
        row.put("model", gpu.device().model());
        known(row, "utilization_ratio", gpu.utilizationRatio());
        known(row, "memory_used_bytes", gpu.memoryUsedBytes());
        known(row, "memory_total_bytes", gpu.memoryTotalBytes());
        known(row, "power_watts", gpu.powerWatts());
        known(row, "temperature_celsius", gpu.temperatureCelsius());
        return row;
    }

    private static void counts(Map<String, Object> row, RequestCounts requests) {
        known(row, "requests", requests.ended());
        known(row, "failed", requests.failed());
        known(row, "rejected_429", requests.rejected429());
        known(row, "rejected_503", requests.rejected503());
    }

    private static void known(Map<String, Object> row, String name, double value) {
        if (Double.isFinite(value)) {
            row.put(name, value);
        }
    }
}
