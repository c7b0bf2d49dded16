package dev.headroom.collector.scrape;

import dev.headroom.collector.scrape.outcome.ScrapeOutcome;

/** Is told of every finished scrape, on the scrape's own thread: be quick, and throw nothing. */
@FunctionalInterface
public interface ScrapeListener {

    void finished(ScrapeOutcome outcome);
}
