package dev.headroom.collector.discovery.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.headroom.collector.access.Access;
import dev.headroom.collector.access.Credentials;
import dev.headroom.collector.access.SecretSource;
import dev.headroom.collector.access.TlsSettings;
import dev.headroom.collector.discovery.Discovered;
import dev.headroom.collector.discovery.Discovery;
import dev.headroom.collector.discovery.DiscoverySettings;
import dev.headroom.collector.discovery.JobDefinition;
import dev.headroom.collector.discovery.Pace;
import dev.headroom.collector.discovery.SourceDefinition;
import dev.headroom.collector.fleet.Secret;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real server that answers with a list, and with everything else. */
class HttpTargetsTest {

    private static final String LIST =
            "[{\"targets\": [\"10.0.0.1:8000\"], \"labels\": {\"service\": \"r1\", \"__meta_rack\": \"7\"}}]";

    private final Map<String, String> headers = new ConcurrentHashMap<>();
    private volatile int status = 200;
    private volatile String type = "application/json; charset=utf-8";
    private volatile String body = LIST;
    private HttpServer server;
    private Discovery discovery;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
            byte[] answer = body.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        Access access = new Access(
                new Credentials.BearerToken(new SecretSource.Given(new Secret("hunter2"))),
                Map.of(),
                TlsSettings.USUAL);
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/targets?token=hunter3");
        discovery = new Discovery(
                List.of(JobDefinition.of(
                        "vllm", List.of(new SourceDefinition.HttpList(url, access, Duration.ofSeconds(60))), Map.of())),
                DiscoverySettings.of(Pace.DEFAULT),
                InstantSource.system());
    }

    @AfterEach
    void stop() {
        discovery.close();
        server.stop(0);
    }

    private Discovered read() throws InterruptedException {
        return discovery.refreshed(Duration.ofSeconds(20));
    }

    @Test
    void aListIsReadWithItsLabelsAndTheServerIsToldWhoAsksAndHowOften() throws Exception {
        Discovered found = read();

        assertThat(found.targets()).singleElement().satisfies(target -> {
            assertThat(target.endpoint().shown()).isEqualTo("http://10.0.0.1:8000/metrics");
            assertThat(target.labels()).isEqualTo(Map.of("service", "r1"));
        });
        assertThat(headers)
                .containsEntry("Authorization", "Bearer hunter2")
                .containsEntry("X-prometheus-refresh-interval-seconds", "60");
        assertThat(found.sources().getFirst().toString()).doesNotContain("hunter");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500 | application/json | [] | it answered with status 500 instead of 200",
                "302 | application/json | [] | it answered with status 302 instead of 200",
                "200 | text/html | [] | the content type must be application/json, was text/html",
                "200 | application/json | {} | its answer must hold a list of groups",
                "200 | application/json | [{\"targets\": | its answer is not JSON"
            })
    void anAnswerThatIsNoListKeepsTheLastOneAndIsNamed(int code, String contentType, String content, String reason)
            throws Exception {
        assertThat(read().targets()).hasSize(1);
        status = code;
        type = contentType;
        body = content;

        Discovered after = read();

        assertThat(after.targets()).hasSize(1);
        assertThat(after.sources().getFirst().error().orElseThrow()).startsWith(reason);
        assertThat(after.warnings())
                .singleElement()
                .asString()
                .contains("stays in use")
                .doesNotContain("hunter");
    }

    @Test
    void anEmptyListMeansThatThereIsNothing() throws Exception {
        read();
        body = "[]";

        assertThat(read().targets()).isEmpty();
    }

    @Test
    void F33_aListFromAMetadataAddressIsNeverAskedFor() throws Exception {
        try (Discovery hostile = new Discovery(
                List.of(JobDefinition.of(
                        "x",
                        List.of(new SourceDefinition.HttpList(
                                URI.create("http://169.254.169.254/latest"), Access.OPEN, Duration.ofSeconds(60))),
                        Map.of())),
                DiscoverySettings.of(Pace.DEFAULT),
                InstantSource.system())) {
            assertThat(hostile.refreshed(Duration.ofSeconds(20))
                            .sources()
                            .getFirst()
                            .error()
                            .orElseThrow())
                    .contains("link-local or metadata address, which is refused");
        }
    }
}
