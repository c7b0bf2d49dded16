package dev.headroom.dashboard.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code headroom run} on the embedded database below {@code home}. Starts, is killed and starts again. One thread. */
final class HeadroomProcess implements AutoCloseable {

    private static final Path JAR = Path.of("target", "headroom-app.jar");
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final String TOKEN = "process-test-token";

    private final Path home;
    private final Path configuration;
    private final int port = freePort();
    private final HttpClient client = HttpClient.newHttpClient();
    private Process process;

    private HeadroomProcess(Path home, Path configuration, Process process) {
        this.home = home;
        this.configuration = configuration;
        this.process = process;
    }

    static HeadroomProcess start(Path home, String yaml) throws IOException {
        Path configuration = Files.writeString(home.resolve("headroom.yaml"), yaml);
        HeadroomProcess headroom = new HeadroomProcess(home, configuration, new ProcessBuilder("true").start());
        headroom.start();
        return headroom;
    }

    /** Returns when it is ready. */
    void start() throws IOException {
        assertThat(JAR).as("the jar that the build has packaged").isRegularFile();
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-jar",
                JAR.toString(),
                "run",
                "--config",
                configuration.toString());
        builder.environment().put("HEADROOM_DATA_DIR", home.resolve("data").toString());
        builder.environment().put("HEADROOM_PORT", Integer.toString(port));
        builder.environment().put("HEADROOM_ADMIN_PASSWORD", "process-test-password");
        builder.environment().put("HEADROOM_API_TOKEN", TOKEN);
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        process = builder.start();
        await().atMost(START_LIMIT).pollInterval(Duration.ofMillis(250)).until(this::isReady);
    }

    private boolean isReady() throws IOException {
        if (!process.isAlive()) {
            throw new AssertionError("Headroom ended:\n" + Files.readString(log()));
        }
        return status("/actuator/health/readiness") == 200;
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    /** The answer of the API as JSON. */
    JsonNode get(String path) {
        HttpResponse<String> answer = call("/api/v1/" + path);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    /** The HTTP status, or 0 when nobody answers. */
    int status(String path) {
        try {
            return call(path).statusCode();
        } catch (UncheckedIOException _) {
            return 0;
        }
    }

    /** The embedded database, asked behind Headroom's back. */
    Connection database() throws IOException, SQLException {
        Path root = home.resolve("data").resolve("database");
        List<String> server = Files.readAllLines(root.resolve("pgdata").resolve("postmaster.pid"));
        String password = Files.readString(root.resolve("pgpassword")).strip();
        String url = "jdbc:postgresql://127.0.0.1:" + server.get(3) + "/headroom?sslmode=disable";
        return DriverManager.getConnection(url, "headroom", password);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(30, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        client.close();
    }

    private Path log() {
        return home.resolve("headroom.log");
    }

    private HttpResponse<String> call(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + TOKEN)
                .timeout(Duration.ofSeconds(20))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
