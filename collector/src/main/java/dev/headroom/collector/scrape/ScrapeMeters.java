package dev.headroom.collector.scrape;

import dev.headroom.collector.scrape.outcome.ScrapeOutcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What the collector tells about its own scraping. Thread-safe. */
final class ScrapeMeters {

    private final MeterRegistry registry;
    private final Map<String, Counter> byOutcome = new ConcurrentHashMap<>();
    private final Timer duration;
    private final Counter late;
    private final Counter droppedSeries;
    private final AtomicInteger targets;
    private final AtomicInteger discoveryWarnings;

    ScrapeMeters(MeterRegistry registry) {
        this.registry = registry;
        this.duration = Timer.builder("headroom.scrape.duration")
                .description("Time of one scrape from start to the last byte")
                .register(registry);
        this.late = Counter.builder("headroom.scrape.late")
                .description("Scrapes left out because the one before was still running or the process stood still")
                .register(registry);
        this.droppedSeries = Counter.builder("headroom.scrape.extra.series.dropped")
                .description("Values of new extra series left out because their target has shown too many within 24 h")
                .register(registry);
        this.targets = gauge("headroom.scrape.targets");
        this.discoveryWarnings = gauge("headroom.discovery.warnings");
    }

    void finished(ScrapeOutcome outcome) {
        String label =
                switch (outcome) {
                    case ScrapeOutcome.Scraped scraped -> {
                        droppedSeries.increment(scraped.seen().extraSeries().dropped());
                        yield "up";
                    }
                    case ScrapeOutcome.Failed failed -> failed.error().label();
                };
        byOutcome
                .computeIfAbsent(label, name -> Counter.builder("headroom.scrapes")
                        .description("Finished scrapes by outcome")
                        .tag("outcome", name)
                        .register(registry))
                .increment();
        duration.record(outcome.took());
    }

    void late(long runs) {
        late.increment((double) runs);
    }

    void discovered(int targetCount, int warningCount) {
        targets.set(targetCount);
        discoveryWarnings.set(warningCount);
    }

    private AtomicInteger gauge(String name) {
        AtomicInteger value = new AtomicInteger();
        registry.gauge(name, value);
        return value;
    }
}
