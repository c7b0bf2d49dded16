package dev.headroom.collector.scrape.http;

import static dev.headroom.collector.scrape.http.Fetching.AMPLE;
import static dev.headroom.collector.scrape.http.Fetching.SETTINGS;
import static dev.headroom.collector.scrape.http.Fetching.SHORT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.access.AddressPolicy;
import dev.headroom.collector.discovery.TargetUrl;
import dev.headroom.collector.exposition.PageFormat;
import dev.headroom.collector.scrape.RawServer;
import dev.headroom.collector.scrape.outcome.ScrapeError;
import dev.headroom.collector.scrape.source.FetchBuffers;
import dev.headroom.collector.scrape.source.PageFetcher.Fetch;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real sockets on loopback, from well-behaved to where nobody should connect. */
class HttpPageFetcherTest {

    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final Fetching fetching = new Fetching();

    @AfterEach
    void close() {
        fetching.close();
    }

    @Test
    void readsAPageAndKeepsTheConnection() {
        try (RawServer server = RawServer.ofPage("up 1\n")) {
            for (int i = 0; i < 3; i++) {
                assertThat(fetching.fetch(server.url())).isEqualTo(new Fetch.Fetched(PageFormat.PROMETHEUS_TEXT));
                assertThat(fetching.body()).isEqualTo("up 1\n");
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void tellsOpenMetricsByItsContentType() {
        byte[] answer = RawServer.okay("application/openmetrics-text; version=1.0.0; charset=utf-8", "# EOF\n");
        try (RawServer server = new RawServer((_, out) -> out.write(answer))) {
            assertThat(fetching.fetch(server.url())).isEqualTo(new Fetch.Fetched(PageFormat.OPENMETRICS));
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
                assertThat(fetching.fetch(server.url())).isInstanceOf(Fetch.Fetched.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 301, 302, 401, 404, 500, 503})
    void F07_anyStatusBut200Fails(int status) {
        assertThat(fetching.errorOf((_, out) -> out.write(("HTTP/1.1 " + status + " So\r\nLocation: /elsewhere\r\n"
                                + "Content-Type: text/plain\r\nContent-Length: 0\r\n\r\n")
                        .getBytes(UTF_8))))
                .isEqualTo(new ScrapeError.BadStatus(status));
    }

    @Test
    void F07_htmlAndMissingContentTypesFailUnlessEveryTypeIsRead() {
        byte[] html = RawServer.okay("text/html", "up 1\n");
        byte[] untyped = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nup 1\n".getBytes(UTF_8);

        assertThat(fetching.errorOf((_, out) -> out.write(html)))
                .isEqualTo(new ScrapeError.ContentTypeUnsupported("text/html"));
        assertThat(fetching.errorOf((_, out) -> out.write(untyped))).isEqualTo(new ScrapeError.ContentTypeMissing());
        try (RawServer server = new RawServer((_, out) -> out.write(untyped));
                HttpPageFetcher lenient = new HttpPageFetcher(SETTINGS.withAnyContentType())) {
            assertThat(lenient.fetch(server.url(), AMPLE, new FetchBuffers())).isInstanceOf(Fetch.Fetched.class);
        }
    }

    @Test
    void whatIsNotHttpIsNamedSo() {
        assertThat(fetching.errorOf((socket, out) -> {
                    out.write("220 mail.example ESMTP\r\n".repeat(2000).getBytes(UTF_8));
                    out.flush();
                    socket.close();
                }))
                .isInstanceOf(ScrapeError.NotHttp.class);
        byte[] settingsOfHttp2 = {0, 0, 6, 4, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 100};
        assertThat(fetching.errorOf((socket, out) -> {
                            out.write(settingsOfHttp2);
                            out.flush();
                            socket.close();
                        })
                        .sentence())
                .contains("HTTP/2 only");
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
        assertThat(fetching.errorOf(URI.create(url), SHORT)).isInstanceOf(ScrapeError.AddressRefused.class);
    }

    @Test
    void F33_theAddressThatIsDialledIsTheOneThatWasChecked() {
        try (RawServer server = RawServer.ofPage("up 1\n");
                HttpPageFetcher strict = new HttpPageFetcher(SETTINGS.withAddresses(new AddressPolicy(false, false)))) {
            URI byName = URI.create("http://localhost:" + server.url().getPort() + "/metrics");
            assertThat(((Fetch.Failed) strict.fetch(byName, AMPLE, new FetchBuffers())).error())
                    .isInstanceOf(ScrapeError.AddressRefused.class);
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void F33_aNameThatChangesItsAnswerGainsNothing() throws Exception {
        InetAddress[] loopback = {InetAddress.ofLiteral("127.0.0.1")};
        InetAddress[] metadata = {InetAddress.ofLiteral("169.254.169.254")};
        AtomicInteger lookUps = new AtomicInteger();
        DnsResolver flipping = new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) {
                return lookUps.incrementAndGet() == 1 ? loopback : metadata;
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
        byte[] answer = RawServer.okay(TEXT, "up 1\n");
        try (RawServer server = new RawServer((socket, out) -> {
                    out.write(answer);
                    out.flush();
                    socket.close();
                });
                HttpPageFetcher rebound = new HttpPageFetcher(SETTINGS, flipping)) {
            URI url = URI.create("http://rebinding.example:" + server.url().getPort() + "/metrics");

            assertThat(rebound.fetch(url, AMPLE, new FetchBuffers())).isInstanceOf(Fetch.Fetched.class);
            assertThat(((Fetch.Failed) rebound.fetch(url, AMPLE, new FetchBuffers())).error())
                    .isEqualTo(new ScrapeError.AddressRefused("rebinding.example", "a link-local or metadata address"));
            assertThat(lookUps).hasValue(2);
        }
    }

    @Test
    void aNameWithAnUnderscoreIsScraped() throws Exception {
        InetAddress[] loopback = {InetAddress.ofLiteral("127.0.0.1")};
        List<String> asked = new CopyOnWriteArrayList<>();
        DnsResolver compose = new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) {
                asked.add(host);
                return loopback;
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
        try (RawServer server = RawServer.ofPage("up 1\n");
                HttpPageFetcher fetcher = new HttpPageFetcher(SETTINGS, compose)) {
            URI url = TargetUrl.parse("http://vllm_engine_1:" + server.url().getPort() + "/metrics");

            assertThat(fetcher.fetch(url, AMPLE, new FetchBuffers())).isInstanceOf(Fetch.Fetched.class);
            assertThat(asked).containsExactly("vllm_engine_1");
        }
    }
}
