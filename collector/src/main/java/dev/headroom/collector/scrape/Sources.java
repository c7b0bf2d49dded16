package dev.headroom.collector.scrape;

import dev.headroom.collector.dialect.DialectCatalog;
import dev.headroom.collector.dialect.TargetIdentity;
import dev.headroom.collector.discovery.Endpoint;
import dev.headroom.collector.discovery.Target;
import dev.headroom.collector.gpu.GpuHost;

/** Makes what reads a target. Thread-safe. */
final class Sources {

    private final PageFetcher fetcher;
    private volatile DialectCatalog dialects;
    private final ScrapeLimits limits;
    private final BufferPool buffers = new BufferPool();

    Sources(PageFetcher fetcher, DialectCatalog dialects, ScrapeLimits limits) {
        this.fetcher = fetcher;
        this.dialects = dialects;
        this.limits = limits;
    }

    /** What is made from now on reads by these tables. */
    void use(DialectCatalog other) {
        dialects = other;
    }

    /** Throws {@link IllegalArgumentException} when the target names a dialect that does not exist. */
    Source of(Target target) {
        return switch (target.endpoint()) {
            case Endpoint.Page page -> {
                TargetIdentity identity =
                        new TargetIdentity(target.service(), target.node(), page.instance(), target.labels());
                yield new PageSource(
                        page.url(),
                        fetcher.with(target.access()),
                        buffers,
                        dialects.reader(target.dialect(), identity, limits.read()));
            }
            case Endpoint.Command(var arguments) ->
                new GpuSource(arguments, new GpuHost(target.service(), target.node()), limits.bodyBytes());
        };
    }
}
