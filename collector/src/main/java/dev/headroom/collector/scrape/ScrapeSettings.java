package dev.headroom.collector.scrape;

import dev.headroom.collector.access.AddressPolicy;
import dev.headroom.collector.discovery.DiscoverySettings;
import dev.headroom.collector.discovery.JobDefinition;
import dev.headroom.collector.discovery.Pace;
import dev.headroom.collector.discovery.Shard;
import java.util.List;

/**
 * How the collector scrapes.
 *
 * @param pace of the targets whose job says nothing else
 * @param anyContentType whether a page without a content type, or with a foreign one, is read as Prometheus text
 * @param shard which part of the targets is ours
 */
public record ScrapeSettings(
        Pace pace,
        ScrapeLimits limits,
        Concurrency concurrency,
        AddressPolicy addresses,
        boolean anyContentType,
        Shard shard,
        List<JobDefinition> jobs) {

    public ScrapeSettings {
        jobs = List.copyOf(jobs);
    }

    /** Sound defaults for the jobs. */
    public static ScrapeSettings of(List<JobDefinition> jobs) {
        return new ScrapeSettings(
                Pace.DEFAULT,
                ScrapeLimits.DEFAULT,
                Concurrency.DEFAULT,
                AddressPolicy.OPERATOR,
                false,
                Shard.ALL,
                jobs);
    }

    public ScrapeSettings withPace(Pace other) {
        return new ScrapeSettings(other, limits, concurrency, addresses, anyContentType, shard, jobs);
    }

    public ScrapeSettings withLimits(ScrapeLimits other) {
        return new ScrapeSettings(pace, other, concurrency, addresses, anyContentType, shard, jobs);
    }

    public ScrapeSettings withConcurrency(Concurrency other) {
        return new ScrapeSettings(pace, limits, other, addresses, anyContentType, shard, jobs);
    }

    public ScrapeSettings withAddresses(AddressPolicy other) {
        return new ScrapeSettings(pace, limits, concurrency, other, anyContentType, shard, jobs);
    }

    /** Reads pages whatever their content type says. */
    public ScrapeSettings withAnyContentType() {
        return new ScrapeSettings(pace, limits, concurrency, addresses, true, shard, jobs);
    }

    public ScrapeSettings withShard(Shard other) {
        return new ScrapeSettings(pace, limits, concurrency, addresses, anyContentType, other, jobs);
    }

    /** The part of this that finds targets. */
    DiscoverySettings discovery() {
        return new DiscoverySettings(pace, addresses, shard, limits.targets());
    }
}
