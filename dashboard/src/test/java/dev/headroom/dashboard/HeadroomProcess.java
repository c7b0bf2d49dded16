package dev.headroom.dashboard;

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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The built product as a process of its own, as a user starts it. */
final class HeadroomProcess implements AutoCloseable {

    static final String PASSWORD = "a-password-for-tests";
    static final String TOKEN = "a-token-for-tests";

    private static final Path JAR = Path.of("target", "headroom-app.jar");

    private final Process process;
    private final Path log;
    private final int port;

    private HeadroomProcess(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** Starts it and returns once it says where it is. */
    static HeadroomProcess start(Path directory, List<String> arguments) throws IOException {
        int port = freePort();
        Path log = directory.resolve("headroom.log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-Xmx768m",
                "-jar",
                JAR.toAbsolutePath().toString()));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("HEADROOM_PORT", Integer.toString(port));
        builder.environment().put("HEADROOM_DATA_DIR", directory.resolve("data").toString());
        builder.environment().put("HEADROOM_ADMIN_PASSWORD", PASSWORD);
        builder.environment().put("HEADROOM_API_TOKEN", TOKEN);
        HeadroomProcess started = new HeadroomProcess(builder.start(), log, port);
        await("the greeting").atMost(Duration.ofMinutes(3)).until(() -> {
            if (!started.process.isAlive()) {
                throw new AssertionError("Headroom ended at once:\n" + started.log());
            }
            return started.log().contains("Headroom is at");
        });
        return started;
    }

    String url() {
        return "http://localhost:" + port;
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The body of an answer of the API; fails on every status but 200. */
    String api(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/" + path))
                .header("Authorization", "Bearer " + TOKEN)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException(path + " answered " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        }
    }

    /** Ends it as an operator would, so that it stops its database. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
