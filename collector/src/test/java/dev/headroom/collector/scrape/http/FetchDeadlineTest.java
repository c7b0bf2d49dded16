package dev.headroom.collector.scrape.http;

import static dev.headroom.collector.scrape.http.Fetching.AMPLE;
import static dev.headroom.collector.scrape.http.Fetching.SHORT;
import static dev.headroom.collector.scrape.http.Fetching.head;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headroom.collector.scrape.RawServer;
import dev.headroom.collector.scrape.outcome.ScrapeError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Servers that do not answer, not in time, or not to the end. */
class FetchDeadlineTest {

    private final Fetching fetching = new Fetching();

    @AfterEach
    void close() {
        fetching.close();
    }

    @Test
    void F01_aClosedPortIsConnectionRefused() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertThat(fetching.errorOf(URI.create("http://127.0.0.1:" + port + "/metrics"), AMPLE))
                .isInstanceOf(ScrapeError.ConnectionRefused.class);
    }

    @Test
    void F01_aNameNobodyKnowsIsUnknownHost() {
        assertThat(fetching.errorOf(URI.create("http://no-such-host.invalid/metrics"), AMPLE))
                .isEqualTo(new ScrapeError.UnknownHost("no-such-host.invalid"));
    }

    @Test
    void F01_aResetInTheBodyIsConnectionLost() {
        assertThat(fetching.errorOf((socket, out) -> {
                    out.write(head("Content-Type: text/plain", "Content-Length: 1000"));
                    out.write("up 1\n".getBytes(UTF_8));
                    out.flush();
                    socket.setSoLinger(true, 0);
                    socket.close();
                }))
                .isInstanceOf(ScrapeError.ConnectionLost.class);
    }

    @Test
    void F01_aBodyShorterThanPromisedIsConnectionLost() {
        assertThat(fetching.errorOf((socket, out) -> {
                    out.write(head("Content-Type: text/plain", "Content-Length: 1000"));
                    out.write("up 1\n".getBytes(UTF_8));
                    out.flush();
                    socket.close();
                }))
                .isInstanceOf(ScrapeError.ConnectionLost.class);
    }

    @Test
    void F01_plainTextInsteadOfTlsIsATlsFailure() {
        try (RawServer server = new RawServer((_, out) -> out.write("hello\n".getBytes(UTF_8)))) {
            URI url = URI.create("https://127.0.0.1:" + server.url().getPort() + "/metrics");
            assertThat(fetching.errorOf(url, SHORT))
                    .isInstanceOfAny(ScrapeError.TlsFailed.class, ScrapeError.NoAnswer.class);
        }
    }

    @Test
    void F02_bodyThatDripsEndsAtTheDeadline() {
        try (RawServer server = new RawServer((_, out) -> {
            out.write(head("Content-Type: text/plain", "Transfer-Encoding: chunked"));
            while (!fetching.end.await(50, TimeUnit.MILLISECONDS)) {
                out.write("1\r\n#\r\n".getBytes(UTF_8));
                out.flush();
            }
        })) {
            long started = System.nanoTime();
            assertThat(fetching.errorOf(server.url(), SHORT)).isEqualTo(new ScrapeError.TimedOut(SHORT));
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isBetween(SHORT, Duration.ofSeconds(5));
            await().untilAsserted(() -> assertThat(server.openConnections()).isZero());
        }
    }

    @Test
    void F03_aSilentServerEndsAtTheDeadlineAndItsConnectionIsClosed() {
        try (RawServer server = new RawServer((_, _) -> fetching.end.await())) {
            long started = System.nanoTime();
            assertThat(fetching.errorOf(server.url(), SHORT)).isEqualTo(new ScrapeError.NoAnswer(SHORT));
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isBetween(SHORT, Duration.ofSeconds(5));
        }
    }

    @Test
    void F03_endlessHeadersAreNotHttp() {
        assertThat(fetching.errorOf((_, out) -> {
                    out.write("HTTP/1.1 200 OK\r\n".getBytes(UTF_8));
                    while (fetching.end.getCount() > 0) {
                        out.write("X-More: and more\r\n".getBytes(UTF_8));
                    }
                }))
                .isInstanceOf(ScrapeError.NotHttp.class);
    }

    @Test
    void F03_headersThatDripEndAtTheDeadline() {
        try (RawServer server = new RawServer((_, out) -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes(UTF_8));
            while (!fetching.end.await(50, TimeUnit.MILLISECONDS)) {
                out.write("X-More: more\r\n".getBytes(UTF_8));
                out.flush();
            }
        })) {
            assertThat(fetching.errorOf(server.url(), SHORT)).isEqualTo(new ScrapeError.NoAnswer(SHORT));
        }
    }
}
