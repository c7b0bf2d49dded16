package dev.headroom.collector.scrape.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headroom.collector.discovery.AddressPolicy;
import dev.headroom.collector.exposition.PageFormat;
import dev.headroom.collector.exposition.PageLimits;
import dev.headroom.collector.scrape.FetchBuffers;
import dev.headroom.collector.scrape.PageFetcher.Fetch;
import dev.headroom.collector.scrape.RawServer;
import dev.headroom.collector.scrape.ScrapeError;
import dev.headroom.collector.scrape.ScrapeLimits;
import dev.headroom.collector.scrape.ScrapeSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real sockets on loopback that behave as badly as targets do. */
class HttpPageFetcherTest {

    private static final Duration AMPLE = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(700);
    private static final int LIMIT = 1024 * 1024;
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final ScrapeSettings SETTINGS =
            ScrapeSettings.of(List.of()).withLimits(new ScrapeLimits(LIMIT, PageLimits.DEFAULT));

    private final CountDownLatch end = new CountDownLatch(1);
    private final HttpPageFetcher fetcher = new HttpPageFetcher(SETTINGS);
    private final FetchBuffers buffers = new FetchBuffers();

    @AfterEach
    void close() {
        end.countDown();
        fetcher.close();
    }

    private String body() {
        return new String(buffers.body().bytes(), 0, buffers.body().length(), UTF_8);
    }

    private ScrapeError errorOf(URI url, Duration timeout) {
        return ((Fetch.Failed) fetcher.fetch(url, timeout, buffers)).error();
    }

    private ScrapeError errorOf(RawServer.Answer answer) {
        try (RawServer server = new RawServer(answer)) {
            return errorOf(server.url(), AMPLE);
        }
    }

    private static byte[] head(String... headers) {
        return ("HTTP/1.1 200 OK\r\n" + String.join("\r\n", headers) + "\r\n\r\n").getBytes(UTF_8);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }

    private static RawServer.Answer gzipped(byte[] compressed) {
        return (_, out) -> {
            out.write(
                    head("Content-Type: text/plain", "Content-Encoding: gzip", "Content-Length: " + compressed.length));
            out.write(compressed);
        };
    }

    @Test
    void readsAPageAndKeepsTheConnection() {
        try (RawServer server = RawServer.ofPage("up 1\n")) {
            for (int i = 0; i < 3; i++) {
                assertThat(fetcher.fetch(server.url(), AMPLE, buffers))
                        .isEqualTo(new Fetch.Fetched(PageFormat.PROMETHEUS_TEXT));
                assertThat(body()).isEqualTo("up 1\n");
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void tellsOpenMetricsByItsContentType() {
        byte[] answer = RawServer.okay("application/openmetrics-text; version=1.0.0; charset=utf-8", "# EOF\n");
        try (RawServer server = new RawServer((_, out) -> out.write(answer))) {
            assertThat(fetcher.fetch(server.url(), AMPLE, buffers))
                    .isEqualTo(new Fetch.Fetched(PageFormat.OPENMETRICS));
        }
    }

    @Test
    void aKeptConnectionThatTheServerClosedCostsNoScrape() {
        byte[] answer = RawServer.okay(TEXT, "up 1\n");
        try (RawServer server = new RawServer((socket, out) -> {
            out.write(answer);
            out.flush();
            socket.close();
        })) {
            for (int i = 0; i < 5; i++) {
                assertThat(fetcher.fetch(server.url(), AMPLE, buffers)).isInstanceOf(Fetch.Fetched.class);
            }
        }
    }

    @Test
    void F01_aClosedPortIsConnectionRefused() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertThat(errorOf(URI.create("http://127.0.0.1:" + port + "/metrics"), AMPLE))
                .isInstanceOf(ScrapeError.ConnectionRefused.class);
    }

    @Test
    void F01_aNameNobodyKnowsIsUnknownHost() {
        assertThat(errorOf(URI.create("http://no-such-host.invalid/metrics"), AMPLE))
                .isEqualTo(new ScrapeError.UnknownHost("no-such-host.invalid"));
    }

    @Test
    void F01_aResetInTheBodyIsConnectionLost() {
        assertThat(errorOf((socket, out) -> {
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
        assertThat(errorOf((socket, out) -> {
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
            assertThat(errorOf(url, SHORT)).isInstanceOfAny(ScrapeError.TlsFailed.class, ScrapeError.NoAnswer.class);
        }
    }

    @Test
    void F02_bodyThatDripsEndsAtTheDeadline() {
        try (RawServer server = new RawServer((_, out) -> {
            out.write(head("Content-Type: text/plain", "Transfer-Encoding: chunked"));
            while (!end.await(50, TimeUnit.MILLISECONDS)) {
                out.write("1\r\n#\r\n".getBytes(UTF_8));
                out.flush();
            }
        })) {
            long started = System.nanoTime();
            assertThat(errorOf(server.url(), SHORT)).isEqualTo(new ScrapeError.TimedOut(SHORT));
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isBetween(SHORT, Duration.ofSeconds(5));
            await().untilAsserted(() -> assertThat(server.openConnections()).isZero());
        }
    }

    @Test
    void F03_aSilentServerEndsAtTheDeadlineAndItsConnectionIsClosed() {
        try (RawServer server = new RawServer((_, _) -> end.await())) {
            long started = System.nanoTime();
            assertThat(errorOf(server.url(), SHORT)).isEqualTo(new ScrapeError.NoAnswer(SHORT));
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isBetween(SHORT, Duration.ofSeconds(5));
        }
    }

    @Test
    void F03_endlessHeadersAreNotHttp() {
        assertThat(errorOf((_, out) -> {
                    out.write("HTTP/1.1 200 OK\r\n".getBytes(UTF_8));
                    while (end.getCount() > 0) {
                        out.write("X-More: and more\r\n".getBytes(UTF_8));
                    }
                }))
                .isInstanceOf(ScrapeError.NotHttp.class);
    }

    @Test
    void F03_headersThatDripEndAtTheDeadline() {
        try (RawServer server = new RawServer((_, out) -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes(UTF_8));
            while (!end.await(50, TimeUnit.MILLISECONDS)) {
                out.write("X-More: more\r\n".getBytes(UTF_8));
                out.flush();
            }
        })) {
            assertThat(errorOf(server.url(), SHORT)).isEqualTo(new ScrapeError.NoAnswer(SHORT));
        }
    }

    @Test
    void F04_anEndlessBodyEndsAtTheLimit() {
        byte[] chunk = ("10000\r\n" + "#".repeat(0x10000) + "\r\n").getBytes(UTF_8);
        assertThat(errorOf((_, out) -> {
                    out.write(head("Content-Type: text/plain", "Transfer-Encoding: chunked"));
                    while (end.getCount() > 0) {
                        out.write(chunk);
                    }
                }))
                .isEqualTo(new ScrapeError.BodyTooLarge(LIMIT));
    }

    @Test
    void F04_anAnnouncedLengthOverTheLimitIsRefusedUnread() {
        assertThat(errorOf((_, out) -> out.write(head("Content-Type: text/plain", "Content-Length: 99999999999"))))
                .isEqualTo(new ScrapeError.BodyTooLarge(LIMIT));
    }

    @Test
    void F04_aBodyOfExactlyTheLimitIsRead() {
        try (RawServer server = RawServer.ofPage("#".repeat(LIMIT))) {
            assertThat(fetcher.fetch(server.url(), AMPLE, buffers)).isInstanceOf(Fetch.Fetched.class);
            assertThat(buffers.body().length()).isEqualTo(LIMIT);
        }
    }

    @Test
    void F05_aGzipBombEndsAtTheLimitOfInflatedBytes() throws IOException {
        byte[] bomb = gzip(new byte[64 * 1024 * 1024]);
        assertThat(bomb.length).isLessThan(LIMIT);
        assertThat(errorOf(gzipped(bomb))).isEqualTo(new ScrapeError.InflatedTooLarge(LIMIT));
    }

    @Test
    void F06_aGzippedPageIsReadAndItsMembersCountTogether() throws IOException {
        byte[] first = gzip("up 1\n".getBytes(UTF_8));
        byte[] second = gzip("down 0\n".getBytes(UTF_8));
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        try (RawServer server = new RawServer(gzipped(both))) {
            assertThat(fetcher.fetch(server.url(), AMPLE, buffers)).isInstanceOf(Fetch.Fetched.class);
            assertThat(body()).isEqualTo("up 1\ndown 0\n");
        }
    }

    @Test
    void F06_aCutOrCorruptGzipIsRefusedWhole() throws IOException {
        String page = IntStream.range(0, 5000)
                .mapToObj(i -> "series_" + i + " " + i * 31 % 977 + "\n")
                .reduce("", String::concat);
        byte[] whole = gzip(page.getBytes(UTF_8));
        byte[] corrupt = whole.clone();
        corrupt[whole.length / 2] ^= 0x55;

        assertThat(errorOf(gzipped(Arrays.copyOf(whole, whole.length / 2))))
                .isInstanceOf(ScrapeError.CorruptBody.class);
        assertThat(errorOf(gzipped(Arrays.copyOf(whole, whole.length - 4))))
                .isInstanceOf(ScrapeError.CorruptBody.class);
        assertThat(errorOf(gzipped(corrupt))).isInstanceOf(ScrapeError.CorruptBody.class);
        assertThat(errorOf(gzipped("no gzip at all".getBytes(UTF_8)))).isInstanceOf(ScrapeError.CorruptBody.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "zstd", "gzip, gzip", "deflate"})
    void F06_anUnknownEncodingIsRefused(String encoding) {
        assertThat(errorOf((_, out) -> out.write(
                        head("Content-Type: text/plain", "Content-Encoding: " + encoding, "Content-Length: 0"))))
                .isEqualTo(new ScrapeError.UnknownEncoding(encoding));
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 301, 302, 401, 404, 500, 503})
    void F07_anyStatusBut200Fails(int status) {
        assertThat(errorOf((_, out) -> out.write(("HTTP/1.1 " + status + " So\r\nLocation: /elsewhere\r\n"
                                + "Content-Type: text/plain\r\nContent-Length: 0\r\n\r\n")
                        .getBytes(UTF_8))))
                .isEqualTo(new ScrapeError.BadStatus(status));
    }

    @Test
    void F07_htmlAndMissingContentTypesFailUnlessEveryTypeIsRead() {
        byte[] html = RawServer.okay("text/html", "up 1\n");
        byte[] untyped = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nup 1\n".getBytes(UTF_8);

        assertThat(errorOf((_, out) -> out.write(html))).isEqualTo(new ScrapeError.ContentTypeUnsupported("text/html"));
        assertThat(errorOf((_, out) -> out.write(untyped))).isEqualTo(new ScrapeError.ContentTypeMissing());
        try (RawServer server = new RawServer((_, out) -> out.write(untyped));
                HttpPageFetcher lenient = new HttpPageFetcher(SETTINGS.withAnyContentType())) {
            assertThat(lenient.fetch(server.url(), AMPLE, buffers)).isInstanceOf(Fetch.Fetched.class);
        }
    }

    @Test
    void whatIsNotHttpIsNamedSo() {
        assertThat(errorOf((socket, out) -> {
                    out.write("220 mail.example ESMTP\r\n".repeat(2000).getBytes(UTF_8));
                    out.flush();
                    socket.close();
                }))
                .isInstanceOf(ScrapeError.NotHttp.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data",
                "http://[fe80::1]/metrics",
                "http://[::ffff:169.254.169.254]/metrics",
                "http://2852039166/metrics",
                "http://0.0.0.0/metrics",
                "http://100.100.100.200/metrics"
            })
    void F33_metadataAndLinkLocalAddressesAreNeverDialled(String url) {
        assertThat(errorOf(URI.create(url), SHORT)).isInstanceOf(ScrapeError.AddressRefused.class);
    }

    @Test
    void F33_theAddressThatIsDialledIsTheOneThatWasChecked() {
        try (RawServer server = RawServer.ofPage("up 1\n");
                HttpPageFetcher strict = new HttpPageFetcher(SETTINGS.withAddresses(new AddressPolicy(false, false)))) {
            URI byName = URI.create("http://localhost:" + server.url().getPort() + "/metrics");
            assertThat(((Fetch.Failed) strict.fetch(byName, AMPLE, buffers)).error())
                    .isInstanceOf(ScrapeError.AddressRefused.class);
            assertThat(server.connections()).isZero();
        }
    }
}
