package dev.headroom.collector.agent.log;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts the lines that match. Every event has its series from the start, so that its first line is an increase, too.
 * Thread-safe.
 */
public final class LogMetrics implements MultiCollector {

    private final List<LogPattern> patterns;
    private final AtomicLongArray matches;
    private final LineScan scan;
    private final LogFollower follower;

    /** Counts in the files that the globs name, once the follower is started. */
    public LogMetrics(List<LogPattern> patterns, List<String> globs) {
        this.patterns = List.copyOf(patterns);
        this.matches = new AtomicLongArray(patterns.size());
        this.scan = new LineScan(patterns, matches::incrementAndGet);
        this.follower = new LogFollower(globs, scan);
    }

    public LogFollower follower() {
        return follower;
    }

    @Override
    public MetricSnapshots collect() {
        CounterSnapshot.Builder matched = CounterSnapshot.builder()
                .name("headroom_agent_log_events")
                .help("Log lines that matched, by the name of the pattern");
        for (int i = 0; i < patterns.size(); i++) {
            matched.dataPoint(
                    point(matches.get(i), Labels.of("event", patterns.get(i).event())));
        }
        CounterSnapshot looked = CounterSnapshot.builder()
                .name("headroom_agent_log_lines")
                .help("Log lines that were looked at")
                .dataPoint(point(scan.lines(), Labels.EMPTY))
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

    private static CounterDataPointSnapshot point(long count, Labels labels) {
        return CounterDataPointSnapshot.builder()
                .value((double) count)
                .labels(labels)
                .build();
    }
}
