package dev.headroom.collector.scrape;

import dev.headroom.collector.dialect.UserDialects;
import dev.headroom.collector.discovery.Discovered;
import dev.headroom.collector.discovery.Discovery;
import dev.headroom.collector.discovery.JobDefinition;
import dev.headroom.collector.discovery.Target;
import dev.headroom.collector.scrape.outcome.ScrapeOutcome;
import dev.headroom.collector.scrape.source.PageFetcher;
import dev.headroom.collector.scrape.source.Sources;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Scrapes targets one single time, for people who want to know what the collector sees there. Stores nothing. */
public final class ScrapeOnce {

    private final ScrapeSettings settings;
    private final PageFetcher fetcher;
    private final InstantSource clock;

    public ScrapeOnce(ScrapeSettings settings, PageFetcher fetcher, InstantSource clock) {
        this.settings = settings;
        this.fetcher = fetcher;
        this.clock = clock;
    }

    /** One outcome for each target of the job; throws {@link IllegalArgumentException} when a target is refused. */
    public List<ScrapeOutcome> scrape(JobDefinition job) throws InterruptedException {
        Discovered discovered = discovered(job);
        if (!discovered.warnings().isEmpty()) {
            throw new IllegalArgumentException(discovered.warnings().getFirst());
        }
        UserDialects.Loaded dialects = new UserDialects(settings.dialects()).load();
        if (!dialects.faults().isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", dialects.faults()));
        }
        Sources sources = new Sources(fetcher, dialects.catalog(), settings.limits(), clock);
        ScrapeSlots slots = new ScrapeSlots(settings.concurrency());
        RareLog changes = new RareLog(0, Duration.ofMinutes(1)); // the outcome tells the caller
        List<ScrapeOutcome> outcomes = new ArrayList<>();
        for (Target target : discovered.targets()) {
            outcomes.add(new TargetScraper(target, sources.of(target), slots, changes, clock).scrape());
        }
        return outcomes;
    }

    private Discovered discovered(JobDefinition job) throws InterruptedException {
        try (Discovery discovery = new Discovery(List.of(job), settings.discovery(), clock)) {
            return discovery.refreshed(settings.pace().timeout());
        }
    }
}
