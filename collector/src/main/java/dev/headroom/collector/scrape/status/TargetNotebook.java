package dev.headroom.collector.scrape.status;

import dev.headroom.collector.discovery.Discovered;
import dev.headroom.collector.discovery.SourceState;
import dev.headroom.collector.discovery.Target;
import dev.headroom.collector.discovery.TargetId;
import dev.headroom.collector.scrape.ScrapeListener;
import dev.headroom.collector.scrape.Scraping;
import dev.headroom.collector.scrape.outcome.PlainSentence;
import dev.headroom.collector.scrape.outcome.ScrapeOutcome;
import dev.headroom.collector.scrape.outcome.SeriesUse;
import dev.headroom.collector.scrape.source.ScrapeLimits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps of each target what its last page made us say. Thread-safe. */
public final class TargetNotebook implements ScrapeListener {

    private final ScrapeLimits limits;
    private final Map<TargetId, Page> pages = new ConcurrentHashMap<>();

    public TargetNotebook(ScrapeLimits limits) {
        this.limits = limits;
    }

    @Override
    public void finished(ScrapeOutcome outcome) {
        Page page =
                switch (outcome) {
                    case ScrapeOutcome.Scraped scraped ->
                        new Page(
                                scraped.seen().warnings(),
                                scraped.seen().unknownFamilies().size(),
                                scraped.seen().extraSeries());
                    case ScrapeOutcome.Failed _ -> Page.NOTHING;
                };
        pages.put(outcome.target().id(), page);
    }

    /** The status of this process' scraping. */
    public ScrapeStatus statusOf(Scraping scraping) {
        return new ScrapeStatus() {
            @Override
            public List<SourceState> sources() {
                return scraping.discovered().sources();
            }

            @Override
            public Map<String, TargetNotes> notes() {
                return notesOn(scraping.discovered());
            }
        };
    }

    private Map<String, TargetNotes> notesOn(Discovered discovered) {
        Map<String, TargetNotes> notes = new HashMap<>();
        for (Target target : discovered.targets()) {
            notes.put(target.id().value(), notes(target, pages.getOrDefault(target.id(), Page.NOTHING)));
        }
        pages.keySet().removeIf(target -> !notes.containsKey(target.value()));
        return notes;
    }

    private TargetNotes notes(Target target, Page page) {
        List<String> warnings = new ArrayList<>();
        if (target.access().tls().anyServer()) {
            warnings.add("Its certificate is not checked (insecure-trust-any-server): whoever stands in between can"
                    + " read the credentials and forge the numbers.");
        }
        page.warnings().stream().map(PlainSentence::of).forEach(warnings::add);
        return new TargetNotes(
                target.interval(),
                target.timeout(),
                limits.page().series(),
                limits.bodyBytes(),
                warnings,
                page.unreadFamilies(),
                page.extraSeries());
    }

    private record Page(List<String> warnings, int unreadFamilies, SeriesUse extraSeries) {
        static final Page NOTHING = new Page(List.of(), 0, SeriesUse.NONE);
    }
}
