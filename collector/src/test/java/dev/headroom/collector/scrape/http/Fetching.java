package dev.headroom.collector.scrape.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headroom.collector.exposition.PageLimits;
import dev.headroom.collector.scrape.RawServer;
import dev.headroom.collector.scrape.ScrapeSettings;
import dev.headroom.collector.scrape.outcome.ScrapeError;
import dev.headroom.collector.scrape.source.FetchBuffers;
import dev.headroom.collector.scrape.source.PageFetcher.Fetch;
import dev.headroom.collector.scrape.source.ScrapeLimits;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A fetcher with a small limit on bodies, and what tests ask of it. */
final class Fetching implements AutoCloseable {

    static final Duration AMPLE = Duration.ofSeconds(20);
    static final Duration SHORT = Duration.ofMillis(700);
    static final int LIMIT = 1024 * 1024;
    static final ScrapeSettings SETTINGS =
            ScrapeSettings.of(List.of()).withLimits(new ScrapeLimits(LIMIT, PageLimits.DEFAULT));

    /** Reached when the test is over; servers that go on for ever wait for it. */
    final CountDownLatch end = new CountDownLatch(1);

    private final HttpPageFetcher fetcher = new HttpPageFetcher(SETTINGS);
    private final FetchBuffers buffers = new FetchBuffers();

    Fetch fetch(URI url) {
        return fetcher.fetch(url, AMPLE, buffers);
    }

    String body() {
        return new String(buffers.body().bytes(), 0, buffers.body().length(), UTF_8);
    }

    ScrapeError errorOf(URI url, Duration timeout) {
        return ((Fetch.Failed) fetcher.fetch(url, timeout, buffers)).error();
    }

    ScrapeError errorOf(RawServer.Answer answer) {
        try (RawServer server = new RawServer(answer)) {
            return errorOf(server.url(), AMPLE);
        }
    }

    static byte[] head(String... headers) {
        return ("HTTP/1.1 200 OK\r\n" + String.join("\r\n", headers) + "\r\n\r\n").getBytes(UTF_8);
    }

    @Override
    public void close() {
        end.countDown();
        fetcher.close();
    }
}
