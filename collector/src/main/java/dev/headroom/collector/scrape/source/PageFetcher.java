package dev.headroom.collector.scrape.source;

import dev.headroom.collector.access.Access;
import dev.headroom.collector.exposition.PageFormat;
import dev.headroom.collector.scrape.outcome.ScrapeError;
import java.net.URI;
import java.time.Duration;

/** Fetches a metrics page. Thread-safe; one call is one exchange. */
public interface PageFetcher extends AutoCloseable {

    /** Reads the page into the buffers' body; the limit on time covers everything until its last byte. */
    Fetch fetch(URI url, Duration timeout, FetchBuffers buffers);

    /** What fetches pages that ask for credentials or certificates. It lives as long as this one. */
    PageFetcher with(Access access);

    @Override
    void close();

    /** How a fetch ended. */
    sealed interface Fetch {

        /** The page is in the buffer. */
        record Fetched(PageFormat format) implements Fetch {}

        record Failed(ScrapeError error) implements Fetch {}
    }
}
