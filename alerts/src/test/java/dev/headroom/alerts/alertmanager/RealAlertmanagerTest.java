package dev.headroom.alerts.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.headroom.alerts.http.WebhookClient;
import dev.headroom.alerts.notification.Handover;
import dev.headroom.alerts.notification.Message;
import dev.headroom.alerts.notification.Messages;
import dev.headroom.alerts.notification.Notification;
import dev.headroom.alerts.settings.ChannelSettings;
import dev.headroom.alerts.settings.Voice;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against Alertmanager itself, where this machine has one; Debian's package is prometheus-alertmanager. */
class RealAlertmanagerTest {

    private static final Path BINARY = Path.of("/usr/bin/prometheus-alertmanager");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String CONFIGURATION = """
            route: {receiver: nobody}
            receivers: [{name: nobody}]
            """;

    @TempDir
    private Path directory;

    private final HttpClient client = HttpClient.newHttpClient();
    private Optional<Process> process = Optional.empty();
    private int port;

    @BeforeEach
    void start() throws IOException {
        assumeTrue(Files.isExecutable(BINARY), "skipped: there is no " + BINARY);
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Path file = Files.writeString(directory.resolve("alertmanager.yml"), CONFIGURATION);
        process = Optional.of(new ProcessBuilder(
                        BINARY.toString(),
                        "--config.file=" + file,
                        "--storage.path=" + directory.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--cluster.listen-address=")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start());
    }

    @AfterEach
    void stop() {
        process.ifPresent(Process::destroyForcibly);
        client.close();
    }

    @Test
    void whatIsPushedIsActiveThereUntilItsEndIsPushed() throws Exception {
        Instant now = Instant.now();
        await().atMost(PATIENCE).until(() -> push(Messages.firing()) instanceof Handover.Delivered);

        assertThat(alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.at("/labels/alertname").asString()).isEqualTo("rejected-429");
            assertThat(alert.at("/status/state").asString()).isIn("active", "unprocessed");
            assertThat(Instant.parse(alert.at("/endsAt").asString())).isAfter(now);
        });
        assertThat(push(Messages.resolved())).isInstanceOf(Handover.Delivered.class);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(alerts()).isEmpty());
    }

    private Handover push(Message message) {
        ChannelSettings.Alertmanager settings =
                new ChannelSettings.Alertmanager("am", ChannelSettings.given("http://127.0.0.1:" + port), Voice.USUAL);
        InstantSource clock = InstantSource.system();
        WebhookClient webhook = new WebhookClient(Duration.ofSeconds(5), clock);
        return new AlertmanagerNotifier(settings, webhook, clock, Optional.empty()).handOver(Notification.of(message));
    }

    private JsonNode alerts() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v2/alerts"))
                .build();
        return JsonMapper.shared()
                .readTree(client.send(request, HttpResponse.BodyHandlers.ofString())
                        .body());
    }
}
