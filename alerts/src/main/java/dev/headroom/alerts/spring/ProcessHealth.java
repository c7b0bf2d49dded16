package dev.headroom.alerts.spring;

import dev.headroom.alerts.rule.OwnHealth;
import dev.headroom.collector.discovery.SourceState;
import dev.headroom.collector.job.Jobs;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Own health as this process's jobs, sources and metrics tell it. Thread-safe. */
public final class ProcessHealth implements OwnHealth {

    private static final String QUEUE_LAG = "headroom.ingest.lag";
    private static final String DISK_TROUBLE = "headroom.ingest.disk.trouble";

    private final Jobs jobs;
    private final Supplier<List<SourceState>> sources;
    private final MeterRegistry meters;

    /** The sources of targets are none in a process that collects nothing. */
    public ProcessHealth(Jobs jobs, Supplier<List<SourceState>> sources, MeterRegistry meters) {
        this.jobs = jobs;
        this.sources = sources;
        this.meters = meters;
    }

    @Override
    public OptionalDouble queueLagSeconds() {
        Gauge lag = meters.find(QUEUE_LAG).gauge();
        return lag == null || Double.isNaN(lag.value()) ? OptionalDouble.empty() : OptionalDouble.of(lag.value());
    }

    /** A job with several sources fails when one of them does. */
    @Override
    public Map<String, Boolean> failingJobs() {
        Map<String, Boolean> failing = new TreeMap<>(jobs.failing());
        sources.get()
                .forEach(source -> failing.merge(
                        "discovery of " + source.job(), source.error().isPresent(), Boolean::logicalOr));
        Gauge trouble = meters.find(DISK_TROUBLE).gauge();
        if (trouble != null) {
            failing.put("queue on disk", trouble.value() > 0);
        }
        return failing;
    }
}
