package dev.headroom.collector.scrape.source;

import dev.headroom.collector.dialect.DialectCatalog;
import dev.headroom.collector.discovery.Endpoint;
import dev.headroom.collector.discovery.Target;
import dev.headroom.collector.fleet.TargetIdentity;
import dev.headroom.collector.gpu.GpuHost;
import dev.headroom.collector.scrape.outcome.SourceReading;
import java.time.InstantSource;

/** Makes what reads a target. Thread-safe. */
public final class Sources {

    private final PageFetcher fetcher;
    private volatile DialectCatalog dialects;
    private final ScrapeLimits limits;
    private final InstantSource clock;
    private final BufferPool buffers = new BufferPool();

    public Sources(PageFetcher fetcher, DialectCatalog dialects, ScrapeLimits limits, InstantSource clock) {
        this.fetcher = fetcher;
        this.dialects = dialects;
        this.limits = limits;
        this.clock = clock;
    }

    /** What is made from now on reads by these tables. */
    public void use(DialectCatalog other) {
        dialects = other;
    }

    /** Throws {@link IllegalArgumentException} when the target names a dialect that does not exist. */
    public Source of(Target target) {
        return switch (target.endpoint()) {
            case Endpoint.Page page -> {
                TargetIdentity identity =
                        new TargetIdentity(target.service(), target.node(), page.instance(), target.labels());
                Source source = new PageSource(
                        page.url(),
                        fetcher.with(target.access()),
                        buffers,
                        dialects.reader(target.dialect(), identity, limits.read()));
                yield within(new SeriesBudget(limits.extraSeriesPerDay(), clock), source);
            }
            case Endpoint.Command(var arguments) ->
                new GpuSource(arguments, new GpuHost(target.service(), target.node()), limits.bodyBytes());
        };
    }

    private static Source within(SeriesBudget budget, Source source) {
        return timeout -> switch (source.read(timeout)) {
            case SourceReading.Read read -> budget.within(read);
            case SourceReading.Failed failed -> failed;
        };
    }
}
