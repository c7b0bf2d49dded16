package dev.headroom.collector.prometheus;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** Debian's Prometheus on loopback, brought by {@code src/test/prometheus-local}. Tests are skipped where it cannot be had. */
public final class PrometheusServer implements AutoCloseable {
    private static final String SCRIPT = script();

    private final Process process;
    private final URI url;

    private PrometheusServer(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /** Where the programs are; skips the test when they cannot be had. */
    public static Path programs() {
        String reason = run(List.of("bash", SCRIPT, "why-not")).strip();
        if (reason.isEmpty()) {
            try {
                return Path.of(run(List.of("bash", SCRIPT, "directory")).strip());
            } catch (IllegalStateException failed) {
                reason = "apt cannot bring it";
            }
        }
        System.out.println("SKIPPED no real Prometheus here: " + reason);
        return abort("no real Prometheus here: " + reason);
    }

    /** Starts on the data in the directory, with this configuration. */
    public static PrometheusServer start(Path directory, String configuration) {
        try {
            Path file = Files.writeString(directory.resolve("prometheus.yml"), configuration);
            int port = freePort();
            Process process = new ProcessBuilder(
                            programs().resolve("prometheus").toString(),
                            "--config.file=" + file,
                            "--storage.tsdb.path=" + directory.resolve("data"),
                            "--storage.tsdb.retention.time=90d",
                            "--web.listen-address=127.0.0.1:" + port)
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("prometheus.log").toFile())
                    .start();
            PrometheusServer server = new PrometheusServer(process, URI.create("http://127.0.0.1:" + port));
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(server::isReady);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI url() {
        return url;
    }

    private boolean isReady() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(url.resolve("/-/ready")).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Makes the blocks of a past from OpenMetrics text with times. */
    public static void createBlocks(Path openMetrics, Path directory) {
        run(List.of(
                programs().resolve("promtool").toString(),
                "tsdb",
                "create-blocks-from",
                "openmetrics",
                openMetrics.toString(),
                directory.resolve("data").toString()));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** This module's directory differs from the one of a test that borrows the class. */
    private static String script() {
        Path here = Path.of("src", "test", "prometheus-local");
        return (Files.exists(here) ? here : Path.of("..", "collector").resolve(here)).toString();
    }

    private static String run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed");
            }
            return output;
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
