package dev.headroom.collector.scrape;

/** Is told of every finished scrape, on the scrape's own thread: be quick, and throw nothing. */
@FunctionalInterface
public interface ScrapeListener {

    void finished(ScrapeOutcome outcome);
}
