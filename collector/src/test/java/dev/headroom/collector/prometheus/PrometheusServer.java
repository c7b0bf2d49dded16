package dev.headroom.collector.prometheus;

import static org.junit.jupiter.api.Assumptions.abort;

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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** Debian's Prometheus on loopback, brought by {@code src/test/prometheus-local}. Tests are skipped where it cannot be had. */
public final class PrometheusServer implements AutoCloseable {
    private static final String SCRIPT = scriptFile();

    private final Process process;
    private final URI url;

    private PrometheusServer(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /** Where the programs are; skips the test when they cannot be had. */
    public static Path programs() {
        String reason = script("why-not");
        if (reason.isEmpty()) {
            try {
                return Path.of(script("directory"));
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
            int port = Loopback.freePort();
            List<String> command = List.of(
                    programs().resolve("prometheus").toString(),
                    "--config.file=" + file,
                    "--storage.tsdb.path=" + directory.resolve("data"),
                    "--storage.tsdb.retention.time=90d",
                    "--web.listen-address=127.0.0.1:" + port);
            Process process = ChildProcess.start(command, Map.of(), directory.resolve("prometheus.log"));
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
        List<String> command = List.of(
                programs().resolve("promtool").toString(),
                "tsdb",
                "create-blocks-from",
                "openmetrics",
                openMetrics.toString(),
                directory.resolve("data").toString());
        ChildProcess.output(command, Map.of());
    }

    @Override
    public void close() {
        ChildProcess.stop(process);
    }

    private static String script(String verb) {
        return ChildProcess.output(List.of("bash", SCRIPT, verb), Map.of()).strip();
    }

    /** This module's directory differs from the one of a test that borrows the class. */
    private static String scriptFile() {
        Path here = Path.of("src", "test", "prometheus-local");
        return (Files.exists(here) ? here : Path.of("..", "collector").resolve(here)).toString();
    }
}
