package dev.headroom.collector.scrape.source;

import dev.headroom.collector.dialect.PageReader;
import dev.headroom.collector.dialect.PageReading;
import dev.headroom.collector.scrape.outcome.ScrapeError;
import dev.headroom.collector.scrape.outcome.SourceReading;
import java.net.URI;
import java.time.Duration;

/** A metrics page behind a URL. */
final class PageSource implements Source {

    private final URI url;
    private final PageFetcher fetcher;
    private final BufferPool buffers;
    private final PageReader reader;

    PageSource(URI url, PageFetcher fetcher, BufferPool buffers, PageReader reader) {
        this.url = url;
        this.fetcher = fetcher;
        this.buffers = buffers;
        this.reader = reader;
    }

    @Override
    public SourceReading read(Duration timeout) {
        FetchBuffers taken = buffers.take();
        try {
            return switch (fetcher.fetch(url, timeout, taken)) {
                case PageFetcher.Fetch.Failed(var error) -> new SourceReading.Failed(error);
                case PageFetcher.Fetch.Fetched(var format) -> {
                    BodyBuffer body = taken.body();
                    yield reading(reader.read(body.bytes(), body.length(), format), body.length());
                }
            };
        } finally {
            buffers.giveBack(taken);
        }
    }

    private static SourceReading reading(PageReading page, long bodyBytes) {
        return switch (page) {
            case PageReading.Read(var observation, var dialect, var series, var warnings, var unknown) ->
                new SourceReading.Read(observation, dialect, series, bodyBytes, warnings, unknown);
            case PageReading.Malformed(var line, var reason) ->
                new SourceReading.Failed(new ScrapeError.Malformed(line, reason));
            case PageReading.LimitExceeded(var limit, var allowed, var line) ->
                new SourceReading.Failed(new ScrapeError.LimitExceeded(limit, allowed, line));
        };
    }
}
