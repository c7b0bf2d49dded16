package dev.headroom.collector.scrape.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpServer;
import dev.headroom.collector.access.Access;
import dev.headroom.collector.access.Credentials;
import dev.headroom.collector.access.SecretSource;
import dev.headroom.collector.access.TlsSettings;
import dev.headroom.collector.fleet.Secret;
import dev.headroom.collector.scrape.RawServer;
import dev.headroom.collector.scrape.ScrapeSettings;
import dev.headroom.collector.scrape.outcome.ScrapeError;
import dev.headroom.collector.scrape.source.FetchBuffers;
import dev.headroom.collector.scrape.source.PageFetcher.Fetch;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real server gets to see of the credentials, and who else does. */
class CredentialsTest {

    @TempDir
    private Path directory;

    private final List<Map<String, List<String>>> requests = new CopyOnWriteArrayList<>();
    private final HttpPageFetcher fetcher = new HttpPageFetcher(ScrapeSettings.of(List.of()));
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/metrics", exchange -> {
            requests.add(exchange.getRequestHeaders());
            byte[] page = "up 1\n".getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        fetcher.close();
        server.stop(0);
    }

    private Fetch fetch(Access access) {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/metrics");
        return fetcher.with(access).fetch(url, Duration.ofSeconds(20), new FetchBuffers());
    }

    private String sent(String header) {
        return requests.getLast().get(header).getFirst();
    }

    private static Access with(Credentials credentials) {
        return new Access(credentials, Map.of(), TlsSettings.USUAL);
    }

    private static SecretSource secret(String text) {
        return new SecretSource.Given(new Secret(text));
    }

    @Test
    void aBearerTokenIsSent() {
        fetch(with(new Credentials.BearerToken(secret("hunter2"))));

        assertThat(sent("Authorization")).isEqualTo("Bearer hunter2");
    }

    @Test
    void userAndPasswordAreSentInUtf8() {
        fetch(with(new Credentials.BasicAuth("prometheus", secret("pä:ss"))));

        assertThat(sent("Authorization")).isEqualTo("Basic cHJvbWV0aGV1czpww6Q6c3M=");
    }

    @Test
    void anyHeaderIsSentButNoneThatTheExchangeNeeds() {
        fetch(new Access(new Credentials.None(), Map.of("X-Api-Key", secret("hunter2")), TlsSettings.USUAL));

        assertThat(sent("X-api-key")).isEqualTo("hunter2");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Access(new Credentials.None(), Map.of("Host", secret("elsewhere")), TlsSettings.USUAL));
    }

    @Test
    void aTokenThatIsReplacedInItsFileIsUsedFromThenOn() throws Exception {
        Path file = Files.writeString(directory.resolve("token"), "first\n");
        Access access = with(new Credentials.BearerToken(new SecretSource.InFile(file)));
        fetch(access);
        assertThat(sent("Authorization")).isEqualTo("Bearer first");

        Files.writeString(directory.resolve("next"), "second and longer\n");
        Files.move(directory.resolve("next"), file, StandardCopyOption.REPLACE_EXISTING);
        fetch(access);

        assertThat(sent("Authorization")).isEqualTo("Bearer second and longer");
    }

    @Test
    void aFileThatIsMissingOrUnfitFailsTheScrapeAndIsNamedWithoutItsContent() throws Exception {
        Path file = directory.resolve("token");
        Access access = with(new Credentials.BearerToken(new SecretSource.InFile(file)));

        assertThat(((Fetch.Failed) fetch(access)).error())
                .isEqualTo(new ScrapeError.AccessUnavailable("the file " + file + " is missing"));
        Files.writeString(file, "hunter2\nX-Smuggled: yes");
        assertThat(((Fetch.Failed) fetch(access)).error().sentence())
                .contains("line break")
                .doesNotContain("hunter2");
        assertThat(requests).isEmpty();
    }

    @Test
    void F36_aSecretIsNeitherShownNorSentOnToWhereTheServerSends() {
        Access access = with(new Credentials.BearerToken(secret("hunter2")));
        try (RawServer elsewhere = RawServer.ofPage("up 1\n");
                RawServer redirecting = new RawServer((_, out) -> out.write(
                        ("HTTP/1.1 302 Found\r\nLocation: " + elsewhere.url() + "\r\nContent-Length: 0\r\n\r\n")
                                .getBytes(UTF_8)))) {
            Fetch fetch = fetcher.with(access).fetch(redirecting.url(), Duration.ofSeconds(20), new FetchBuffers());

            assertThat(((Fetch.Failed) fetch).error()).isEqualTo(new ScrapeError.BadStatus(302));
            assertThat(elsewhere.requests()).isZero();
        }
        assertThat(access.toString()).doesNotContain("hunter2");
    }

    @Test
    void aJobWithoutCredentialsSendsNoneAfterOneWith() {
        fetch(with(new Credentials.BearerToken(secret("hunter2"))));
        fetch(Access.OPEN);

        assertThat(requests.getLast()).doesNotContainKey("Authorization");
    }
}
