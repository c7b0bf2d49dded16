package dev.headroom.forecasting.artefact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import dev.headroom.collector.fleet.ReplicaPolicy;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.process.Loopback;
import dev.headroom.forecasting.recommendation.limit.Admission;
import dev.headroom.forecasting.recommendation.limit.Limits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a proxy does with our file: the real program, skipped with the reason where there is none. */
abstract class ProxyLimitContract {

    private static final int BURST = 30;
    private static final double RPS = 20;
    private static final int ASKED = 120;

    @TempDir
    private Path folder;

    private HttpServer node;
    private Process proxy;
    private int port;

    /** Its name, which is that of its Debian package but for the flavour. */
    abstract String program();

    abstract Artefact artefact();

    /** Writes what the program needs besides into the folder; the file of the site is {@code site} in it. */
    abstract List<String> arguments(Path folder) throws IOException;

    /** The argument that checks the file and ends. */
    abstract String check();

    /** The file listens on port 8080 of all addresses; a test may not. */
    abstract String onLoopback(String site, int port);

    @BeforeEach
    void startWithOurFile() throws Exception {
        Path program = Stream.of("/usr/sbin/", "/usr/local/sbin/", "/usr/bin/", "/opt/homebrew/bin/")
                .map(directory -> Path.of(directory + program()))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(Path.of(""));
        assumeTrue(
                Files.isRegularFile(program),
                "skipped: there is no " + program() + " here; its package of Debian has the program");
        startNode();
        port = Loopback.freePort();
        Files.writeString(
                folder.resolve("site"), onLoopback(artefact().write(facts()).orElseThrow(), port));
        List<String> command = Stream.concat(Stream.of(program.toString()), arguments(folder).stream())
                .toList();
        Process checked = new ProcessBuilder(
                        Stream.concat(command.stream(), Stream.of(check())).toList())
                .redirectErrorStream(true)
                .start();
        String said = new String(checked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(checked.waitFor()).as(said).isZero();
        proxy = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        Awaitility.await().atMost(Duration.ofSeconds(10)).ignoreExceptions().until(() -> {
            new Socket(InetAddress.getLoopbackAddress(), port).close();
            return true;
        });
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (proxy != null) {
            proxy.destroy();
            assertThat(proxy.waitFor(5, TimeUnit.SECONDS)).isTrue();
        }
        if (node != null) {
            node.stop(0);
        }
    }

    @Test
    void aBurstIsRefusedAsPredicted() {
        try (HttpClient client = client()) {
            long start = System.nanoTime();
            List<HttpResponse<Void>> answers = ask(client, ASKED, "interactive");
            double seconds = (System.nanoTime() - start) / 1e9;

            long refused = refused(answers);
            double allowed = 1 + BURST + RPS * seconds;
            assertThat(refused).isCloseTo(Math.round(ASKED - allowed), within(5L + Math.round(RPS * seconds)));
            assertThat(answers.stream()
                            .filter(answer -> answer.statusCode() == 200)
                            .count())
                    .isEqualTo(ASKED - refused);
            assertThat(answers.stream().filter(answer -> answer.statusCode() == 429))
                    .allSatisfy(answer -> assertThat(answer.headers().firstValue("Retry-After"))
                            .contains("4"));
        }
    }

    @Test
    void requestsThatMayWaitGiveWayFirst() {
        try (HttpClient client = client()) {
            long batch = refused(ask(client, BURST, "batch"));
            long interactive = refused(ask(client, 5, "interactive"));

            assertThat(batch).isPositive();
            assertThat(interactive).isZero();
        }
    }

    private static HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    private static long refused(List<HttpResponse<Void>> answers) {
        return answers.stream().filter(answer -> answer.statusCode() == 429).count();
    }

    private List<HttpResponse<Void>> ask(HttpClient client, int requests, String priority) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/completions"))
                .header("X-Priority", priority)
                .timeout(Duration.ofSeconds(20))
                .build();
        List<CompletableFuture<HttpResponse<Void>>> sent = IntStream.range(0, requests)
                .mapToObj(_ -> client.sendAsync(request, HttpResponse.BodyHandlers.discarding()))
                .toList();
        return sent.stream().map(CompletableFuture::join).toList();
    }

    private void startNode() throws IOException {
        node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        node.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        node.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        node.start();
    }

    private AdviceFacts facts() {
        return new AdviceFacts(
                new ServiceName("DeepSeek R1 (中文)"),
                Instant.parse("2026-11-21T17:20:00Z"),
                3,
                3,
                new Limits(
                        RPS,
                        BURST,
                        Duration.ofSeconds(1),
                        new Admission(36, 8, 30_000, Duration.ofSeconds(4), 0.8 * RPS)),
                ReplicaPolicy.DEFAULT,
                List.of("127.0.0.1:" + node.getAddress().getPort(), "; evil"),
                URI.create("http://headroom:8080"));
    }
}
