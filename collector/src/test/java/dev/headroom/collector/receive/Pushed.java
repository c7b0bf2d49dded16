package dev.headroom.collector.receive;

import dev.headroom.collector.dialect.DialectCatalog;
import dev.headroom.collector.exposition.Label;
import dev.headroom.collector.exposition.Page;
import dev.headroom.collector.exposition.PageFormat;
import dev.headroom.collector.exposition.PageLimits;
import dev.headroom.collector.exposition.PageOutcome;
import dev.headroom.collector.exposition.PageParser;
import dev.headroom.collector.exposition.Series;
import dev.headroom.collector.sample.SampleBatch;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pages as a sender would bring them, and an intake that keeps its rows. */
public final class Pushed {
    public static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    /** What a loaded vLLM shows; the numbers grow with the step. */
    public static String vllm(int step) {
        return """
                # TYPE vllm:num_requests_running gauge
                vllm:num_requests_running{engine="0",model_name="r1"} %d
                # TYPE vllm:num_requests_waiting gauge
                vllm:num_requests_waiting{engine="0",model_name="r1"} 2
                # TYPE vllm:kv_cache_usage_perc gauge
                vllm:kv_cache_usage_perc{engine="0",model_name="r1"} 0.5
                # TYPE vllm:generation_tokens counter
                vllm:generation_tokens_total{engine="0",model_name="r1"} %d
                # TYPE vllm:request_success counter
                vllm:request_success_total{engine="0",finished_reason="stop",model_name="r1"} %d
                # TYPE vllm:time_to_first_token_seconds histogram
                vllm:time_to_first_token_seconds_bucket{engine="0",le="0.5",model_name="r1"} %d
                vllm:time_to_first_token_seconds_bucket{engine="0",le="+Inf",model_name="r1"} %d
                vllm:time_to_first_token_seconds_count{engine="0",model_name="r1"} %d
                vllm:time_to_first_token_seconds_sum{engine="0",model_name="r1"} %d
                """.formatted(8 + step, 1000 * step, 30 * step, 20 * step, 30 * step, 30 * step, 12 * step);
    }

    private Pushed() {}

    public static Map<Series, Double> series(String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        return switch (new PageParser(PageLimits.DEFAULT).parse(body, body.length, PageFormat.PROMETHEUS_TEXT)) {
            case PageOutcome.Parsed(var page, var _) -> series(page);
            case PageOutcome refused -> throw new AssertionError(refused);
        };
    }

    static String real(String file) {
        try {
            return Files.readString(Path.of("src/test/resources/exposition/pages", file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<Series, Double> series(Page page) {
        Map<Series, Double> values = new LinkedHashMap<>();
        for (int i = 0; i < page.layout().series().size(); i++) {
            values.put(page.layout().series().get(i), page.value(i));
        }
        return values;
    }

    /** The labels under which Prometheus keeps a series of a target. */
    public static List<Label> labels(Series series, Map<String, String> ofTarget) {
        List<Label> labels = new ArrayList<>();
        labels.add(new Label("__name__", series.name()));
        labels.addAll(series.labels());
        ofTarget.forEach((name, value) -> labels.add(new Label(name, value)));
        return labels;
    }

    static List<PushedSeries> at(Instant time, Map<Series, Double> page) {
        Origin origin = new Origin(Way.REMOTE_WRITE, "vllm", "10.0.0.11:8000");
        return page.entrySet().stream()
                .map(entry ->
                        PushedSeries.of(origin, entry.getKey(), List.of(PushedSeries.Point.of(time, entry.getValue()))))
                .toList();
    }

    /** Keeps what comes out of an intake. */
    public static final class Kept implements Outlet {
        public final List<SampleBatch> batches = new ArrayList<>();
        public boolean room = true;
        public Instant now = NOW;

        @Override
        public boolean hasRoom() {
            return room;
        }

        @Override
        public void accept(SampleBatch batch) {
            batches.add(batch);
        }

        /** An intake that never sweeps by itself. */
        public Intake intake() {
            return new Intake(
                    IntakeLimits.keeping(Duration.ofDays(15)),
                    DialectCatalog.bundled(),
                    this,
                    new SimpleMeterRegistry(),
                    () -> now);
        }

        public SampleBatch last() {
            return batches.getLast();
        }
    }
}
