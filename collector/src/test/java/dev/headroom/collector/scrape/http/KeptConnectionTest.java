package dev.headroom.collector.scrape.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headroom.collector.scrape.RawServer;
import dev.headroom.collector.scrape.ScrapeSettings;
import dev.headroom.collector.scrape.source.FetchBuffers;
import dev.headroom.collector.scrape.source.PageFetcher.Fetch;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connections stay open between scrapes, and what servers do to them meanwhile fails no scrape. */
class KeptConnectionTest {

    private static final Duration AMPLE = Duration.ofSeconds(20);
    private static final byte[] PAGE = RawServer.okay("text/plain; version=0.0.4", "up 1\n");

    private final HttpPageFetcher fetcher = new HttpPageFetcher(ScrapeSettings.of(List.of()));

    @AfterEach
    void close() {
        fetcher.close();
    }

    private Fetch fetch(RawServer server) {
        return fetcher.fetch(server.url(), AMPLE, new FetchBuffers());
    }

    @Test
    void aSecondScrapeUsesTheSameConnection() {
        try (RawServer server = new RawServer((_, out) -> out.write(PAGE))) {
            fetch(server);

            assertThat(fetch(server)).isInstanceOf(Fetch.Fetched.class);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void aConnectionThatTheServerClosedMeanwhileIsReplacedUnnoticed() {
        try (RawServer server = new RawServer((socket, out) -> {
            out.write(PAGE);
            out.flush();
            socket.close();
        })) {
            fetch(server);
            await().until(() -> server.openConnections() == 0);

            assertThat(fetch(server)).isInstanceOf(Fetch.Fetched.class);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void F01_aServerThatClosesEveryNewConnectionIsNotTriedTwice() {
        AtomicBoolean broken = new AtomicBoolean();
        try (RawServer server = new RawServer((socket, out) -> {
            if (broken.get()) {
                socket.close();
            } else {
                out.write(PAGE);
            }
        })) {
            fetch(server);
            broken.set(true);

            assertThat(fetch(server)).isInstanceOf(Fetch.Failed.class);
            assertThat(server.connections()).as("the kept one and one more").isEqualTo(2);
        }
    }
}
