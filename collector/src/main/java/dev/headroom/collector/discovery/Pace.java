package dev.headroom.collector.discovery;

import dev.headroom.collector.fleet.PlainDuration;
import java.time.Duration;

/** How often a target is scraped and how long one scrape may take, unless its job says otherwise. */
public record Pace(Duration interval, Duration timeout) {

    public static final Pace DEFAULT = new Pace(Duration.ofSeconds(15), Duration.ofSeconds(10));

    public Pace {
        if (interval.compareTo(Duration.ofMillis(100)) < 0) {
            throw new IllegalArgumentException("interval must be >= 100 ms, was " + PlainDuration.of(interval));
        }
        if (!timeout.isPositive() || timeout.compareTo(interval) > 0) {
            throw new IllegalArgumentException("timeout must be > 0 and <= interval " + PlainDuration.of(interval)
                    + ", was " + PlainDuration.of(timeout));
        }
    }

    /** What the job says, else this; a job with a shorter interval gets a timeout that fits into it. */
    public Pace of(JobDefinition job) {
        Duration ofJob = job.interval().orElse(interval);
        Duration fitting = timeout.compareTo(ofJob) > 0 ? ofJob : timeout;
        return new Pace(ofJob, job.timeout().orElse(fitting));
    }
}
