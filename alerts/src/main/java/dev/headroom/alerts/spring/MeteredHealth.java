package dev.headroom.alerts.spring;

import dev.headroom.alerts.rule.OwnHealth;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.search.Search;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Own health as the process's own metrics tell it. Thread-safe. */
public final class MeteredHealth implements OwnHealth {

    /** 1 while the job of the tag {@code job} fails, else 0. */
    public static final String JOB_FAILING = "headroom.job.failing";

    private static final String QUEUE_LAG = "headroom.ingest.lag";
    private static final String DISK_TROUBLE = "headroom.ingest.disk.trouble";

    private final MeterRegistry meters;

    public MeteredHealth(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public OptionalDouble queueLagSeconds() {
        Gauge lag = meters.find(QUEUE_LAG).gauge();
        return lag == null || Double.isNaN(lag.value()) ? OptionalDouble.empty() : OptionalDouble.of(lag.value());
    }

    @Override
    public Map<String, Boolean> failingJobs() {
        Map<String, Boolean> failing = new TreeMap<>();
        Search jobs = meters.find(JOB_FAILING);
        jobs.gauges().forEach(job -> failing.put(String.valueOf(job.getId().getTag("job")), job.value() > 0));
        Gauge trouble = meters.find(DISK_TROUBLE).gauge();
        if (trouble != null) {
            failing.put("queue on disk", trouble.value() > 0);
        }
        return failing;
    }
}
