package dev.headroom.dashboard.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headroom.collector.process.ChildProcess;
import dev.headroom.collector.process.Loopback;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The built product as a process of its own, as a user starts it. Starts, is killed and starts again. One thread. */
public final class HeadroomProcess implements AutoCloseable {

    public static final String PASSWORD = "process-test-password";

    private static final Path JAR = Path.of("target", "headroom-app.jar");
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final String TOKEN = "process-test-token";

    private final Path home;
    private final List<String> arguments;
    private final int port = Loopback.freePort();
    private final HttpClient client = HttpClient.newHttpClient();
    private Process process;

    private HeadroomProcess(Path home, List<String> arguments, Process process) {
        this.home = home;
        this.arguments = List.copyOf(arguments);
        this.process = process;
    }

    /** With these arguments, keeping its data below {@code home}; returns when it is ready. */
    public static HeadroomProcess start(Path home, List<String> arguments) throws IOException {
        HeadroomProcess headroom = new HeadroomProcess(home, arguments, new ProcessBuilder("true").start());
        headroom.start();
        return headroom;
    }

    /** {@code headroom run} with this configuration. */
    static HeadroomProcess run(Path home, String yaml) throws IOException {
        Path configuration = Files.writeString(home.resolve("headroom.yaml"), yaml);
        return start(home, List.of("run", "--config", configuration.toString()));
    }

    /** Once more, on what it left behind; returns when it is ready. */
    void start() throws IOException {
        assertThat(JAR).as("the jar that the build has packaged").isRegularFile();
        List<String> command = new ArrayList<>(List.of(
                ChildProcess.java(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx768m",
                "-jar",
                JAR.toString()));
        command.addAll(arguments);
        Map<String, String> environment = Map.of(
                "HEADROOM_DATA_DIR",
                home.resolve("data").toString(),
                "HEADROOM_PORT",
                Integer.toString(port),
                "HEADROOM_ADMIN_PASSWORD",
                PASSWORD,
                "HEADROOM_API_TOKEN",
                TOKEN);
        process = ChildProcess.start(command, environment, log());
        await("Headroom is ready")
                .atMost(START_LIMIT)
                .pollInterval(Duration.ofMillis(250))
                .until(this::isReady);
    }

    public String url() {
        return "http://localhost:" + port;
    }

    private boolean isReady() throws IOException {
        if (!process.isAlive()) {
            throw new AssertionError("Headroom ended:\n" + Files.readString(log()));
        }
        return status("/actuator/health/readiness") == 200;
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        ChildProcess.kill(process);
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
        ChildProcess.stop(process);
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
}
