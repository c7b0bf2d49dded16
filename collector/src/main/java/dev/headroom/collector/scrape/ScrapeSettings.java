package dev.headroom.collector.scrape;

import dev.headroom.collector.access.AddressPolicy;
import dev.headroom.collector.discovery.DiscoverySettings;
import dev.headroom.collector.discovery.JobDefinition;
import dev.headroom.collector.discovery.Pace;
import dev.headroom.collector.discovery.Shard;
import dev.headroom.collector.scrape.source.ScrapeLimits;
import java.nio.file.Path;
import java.util.List;

/**
 * How the collector scrapes.
 *
 * @param pace of the targets whose job says nothing else
 * @param anyContentType whether a page without a content type, or with a foreign one, is read as Prometheus text
 * @param shard which part of the targets is ours
 * @param dialects files, and directories of files, with the operator's own tables
 */
public record ScrapeSettings(
        Pace pace,
        ScrapeLimits limits,
        Concurrency concurrency,
        AddressPolicy addresses,
        boolean anyContentType,
        Shard shard,
        List<Path> dialects,
        List<JobDefinition> jobs) {

    public ScrapeSettings {
        dialects = List.copyOf(dialects);
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
                List.of(),
                jobs);
    }

    public ScrapeSettings withPace(Pace other) {
        return new ScrapeSettings(other, limits, concurrency, addresses, anyContentType, shard, dialects, jobs);
    }

    public ScrapeSettings withLimits(ScrapeLimits other) {
        return new ScrapeSettings(pace, other, concurrency, addresses, anyContentType, shard, dialects, jobs);
    }

    public ScrapeSettings withConcurrency(Concurrency other) {
        return new ScrapeSettings(pace, limits, other, addresses, anyContentType, shard, dialects, jobs);
    }

    public ScrapeSettings withAddresses(AddressPolicy other) {
        return new ScrapeSettings(pace, limits, concurrency, other, anyContentType, shard, dialects, jobs);
    }

    /** Reads pages whatever their content type says. */
    public ScrapeSettings withAnyContentType() {
        return new ScrapeSettings(pace, limits, concurrency, addresses, true, shard, dialects, jobs);
    }

    public ScrapeSettings withShard(Shard other) {
        return new ScrapeSettings(pace, limits, concurrency, addresses, anyContentType, other, dialects, jobs);
    }

    public ScrapeSettings withDialects(List<Path> other) {
        return new ScrapeSettings(pace, limits, concurrency, addresses, anyContentType, shard, other, jobs);
    }

    /** The part of this that finds targets. */
    DiscoverySettings discovery() {
        return new DiscoverySettings(pace, addresses, shard, limits.targets());
    }
}
