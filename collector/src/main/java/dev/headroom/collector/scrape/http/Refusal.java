package dev.headroom.collector.scrape.http;

import dev.headroom.collector.scrape.outcome.ScrapeError;

/** We do not want an answer, whatever its sender thinks of it. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient ScrapeError error;

    Refusal(ScrapeError error) {
        super(error.label(), null, false, false);
        this.error = error;
    }

    ScrapeError error() {
        return error;
    }
}
