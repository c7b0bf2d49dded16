package dev.headroom.collector.agent.log;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts the lines that match. Every event has its series from the start, so that its first line is an increase, too.
 * Thread-safe.
 */
public final class LogMetrics implements MultiCollector {

    private final Map<LogPattern, LongAdder> events = new LinkedHashMap<>();
    private final LongAdder lines = new LongAdder();
    private final LogFollower follower;

    /** Counts in the files that the globs name, once the follower is started. */
    public LogMetrics(List<LogPattern> patterns, List<String> globs) {
        patterns.forEach(pattern -> events.put(pattern, new LongAdder()));
        this.follower = new LogFollower(globs, this::count);
    }

    public LogFollower follower() {
        return follower;
    }

    private void count(LogLine line) {
        lines.increment();
        events.forEach((pattern, count) -> {
            if (pattern.matches(line)) {
                count.increment();
            }
        });
    }

    @Override
    public MetricSnapshots collect() {
        CounterSnapshot.Builder matched = CounterSnapshot.builder()
                .name("headroom_agent_log_events")
                .help("Log lines that matched, by the name of the pattern");
        events.forEach((pattern, count) -> matched.dataPoint(point(count, Labels.of("event", pattern.event()))));
        CounterSnapshot looked = CounterSnapshot.builder()
                .name("headroom_agent_log_lines")
                .help("Log lines that were looked at")
                .dataPoint(point(lines, Labels.EMPTY))
                .build();
        GaugeSnapshot files = GaugeSnapshot.builder()
                .name("headroom_agent_log_files")
                .help("Log files that are followed")
                .dataPoint(GaugeDataPointSnapshot.builder()
                        .value(follower.followed())
                        .build())
                .build();
        return MetricSnapshots.of(matched.build(), looked, files);
    }

    private static CounterDataPointSnapshot point(LongAdder count, Labels labels) {
        return CounterDataPointSnapshot.builder()
                .value(count.doubleValue())
                .labels(labels)
                .build();
    }
}
