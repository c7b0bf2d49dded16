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
 */
public record ScrapeSettings(
        Pace pace,
        ScrapeLimits limits,
        Concurrency concurrency,
        AddressPolicy addresses,
        boolean anyContentType,
        List<JobDefinition> jobs) {

    public ScrapeSettings {
        jobs = List.copyOf(jobs);
    }

    /** Sound defaults for the jobs. */
    public static ScrapeSettings of(List<JobDefinition> jobs) {
        return new ScrapeSettings(
                Pace.DEFAULT, ScrapeLimits.DEFAULT, Concurrency.DEFAULT, AddressPolicy.OPERATOR, false, jobs);
    }

    public ScrapeSettings withPace(Pace other) {
        return new ScrapeSettings(other, limits, concurrency, addresses, anyContentType, jobs);
    }

    public ScrapeSettings withLimits(ScrapeLimits other) {
        return new ScrapeSettings(pace, other, concurrency, addresses, anyContentType, jobs);
    }

    public ScrapeSettings withConcurrency(Concurrency other) {
        return new ScrapeSettings(pace, limits, other, addresses, anyContentType, jobs);
    }

    public ScrapeSettings withAddresses(AddressPolicy other) {
        return new ScrapeSettings(pace, limits, concurrency, other, anyContentType, jobs);
    }

    /** Reads pages whatever their content type says. */
    public ScrapeSettings withAnyContentType() {
        return new ScrapeSettings(pace, limits, concurrency, addresses, true, jobs);
    }
}
