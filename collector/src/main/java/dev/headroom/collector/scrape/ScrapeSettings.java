package dev.headroom.collector.scrape;

import dev.headroom.collector.discovery.AddressPolicy;
import dev.headroom.collector.discovery.JobDefinition;
import dev.headroom.collector.discovery.Pace;
import java.util.List;

/**
 * How the collector scrapes.
 *
 * @param pace of the targets whose job says nothing else
 * @param anyContentType whether a page without a content type, or with a foreign one, is read as Prometheus text
 * @param queueBatches scrapes that wait in memory while the database does not take them; the oldest give way
 */
public record ScrapeSettings(
        Pace pace,
        ScrapeLimits limits,
        Concurrency concurrency,
        AddressPolicy addresses,
        boolean anyContentType,
        int queueBatches,
        List<JobDefinition> jobs) {

    private static final int QUEUE_BATCHES = 20_000;

    public ScrapeSettings {
        jobs = List.copyOf(jobs);
        if (queueBatches < 1) {
            throw new IllegalArgumentException("queueBatches must be >= 1, was " + queueBatches);
        }
    }

    /** Sound defaults for the jobs. */
    public static ScrapeSettings of(List<JobDefinition> jobs) {
        return new ScrapeSettings(
                Pace.DEFAULT,
                ScrapeLimits.DEFAULT,
                Concurrency.DEFAULT,
                AddressPolicy.OPERATOR,
                false,
                QUEUE_BATCHES,
                jobs);
    }

    public ScrapeSettings withPace(Pace other) {
        return new ScrapeSettings(other, limits, concurrency, addresses, anyContentType, queueBatches, jobs);
    }

    public ScrapeSettings withLimits(ScrapeLimits other) {
        return new ScrapeSettings(pace, other, concurrency, addresses, anyContentType, queueBatches, jobs);
    }

    public ScrapeSettings withConcurrency(Concurrency other) {
        return new ScrapeSettings(pace, limits, other, addresses, anyContentType, queueBatches, jobs);
    }

    public ScrapeSettings withAddresses(AddressPolicy other) {
        return new ScrapeSettings(pace, limits, concurrency, other, anyContentType, queueBatches, jobs);
    }

    /** Reads pages whatever their content type says. */
    public ScrapeSettings withAnyContentType() {
        return new ScrapeSettings(pace, limits, concurrency, addresses, true, queueBatches, jobs);
    }
}
