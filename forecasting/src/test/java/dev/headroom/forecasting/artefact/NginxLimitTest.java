package dev.headroom.forecasting.artefact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import dev.headroom.collector.fleet.ReplicaPolicy;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.process.Loopback;
import dev.headroom.forecasting.recommendation.Admission;
import dev.headroom.forecasting.recommendation.Limits;
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

/** The file in a real nginx; skipped with the reason where there is none. */
class NginxLimitTest {

    private static final int BURST = 30;
    private static final double RPS = 20;
    private static final int ASKED = 120;

    @TempDir
    private Path folder;

    private HttpServer node;
    private Process nginx;
    private int port;

    @BeforeEach
    void startNginxWithOurFile() throws Exception {
        Path program = Stream.of(
                        "/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx", "/opt/homebrew/bin/nginx")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(Path.of(""));
        assumeTrue(
                Files.isExecutable(program) && !Files.isDirectory(program),
                "skipped: there is no nginx here (apt-get install nginx-light)");
        node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        node.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        node.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        node.start();
        port = Loopback.freePort();
        Path configuration = configuration();
        Process check = new ProcessBuilder(
                        program.toString(),
                        "-t",
                        "-e",
                        "stderr",
                        "-p",
                        folder.toString(),
                        "-c",
                        configuration.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(check.waitFor()).as(said).isZero();
        nginx = new ProcessBuilder(
                        program.toString(), "-e", "stderr", "-p", folder.toString(), "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.log").toFile())
                .start();
        Awaitility.await().atMost(Duration.ofSeconds(10)).ignoreExceptions().until(() -> {
            new Socket(InetAddress.getLoopbackAddress(), port).close();
            return true;
        });
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (nginx != null) {
            nginx.destroy();
            assertThat(nginx.waitFor(5, TimeUnit.SECONDS)).isTrue();
        }
        if (node != null) {
            node.stop(0);
        }
    }

    @Test
    void aBurstIsRefusedAsPredicted() throws Exception {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            long start = System.nanoTime();
            List<HttpResponse<Void>> answers = ask(client, ASKED, "interactive");
            double seconds = (System.nanoTime() - start) / 1e9;

            long refused = answers.stream()
                    .filter(answer -> answer.statusCode() == 429)
                    .count();
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
    void requestsThatMayWaitGiveWayFirst() throws Exception {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            long batch = ask(client, BURST, "batch").stream()
                    .filter(answer -> answer.statusCode() == 429)
                    .count();
            long interactive = ask(client, 5, "interactive").stream()
                    .filter(answer -> answer.statusCode() == 429)
                    .count();

            assertThat(batch).isPositive();
            assertThat(interactive).isZero();
        }
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

    private Path configuration() throws IOException {
        AdviceFacts facts = new AdviceFacts(
                new ServiceName("DeepSeek R1 (中文)"),
                Instant.parse("2026-11-21T17:20:00Z"),
                3,
                new Limits(
                        RPS,
                        BURST,
                        Duration.ofSeconds(1),
                        new Admission(36, 8, 30_000, Duration.ofSeconds(4), 0.8 * RPS)),
                ReplicaPolicy.DEFAULT,
                List.of("127.0.0.1:" + node.getAddress().getPort(), "; evil"),
                URI.create("http://headroom:8080"));
        String site =
                Artefact.NGINX.write(facts).orElseThrow().replace("listen 8080;", "listen 127.0.0.1:" + port + ";");
        Files.writeString(folder.resolve("site.conf"), site);
        return Files.writeString(folder.resolve("nginx.conf"), """
                daemon off;
                master_process off;
                pid nginx.pid;
                events {}
                http {
                    access_log off;
                    client_body_temp_path body;
                    proxy_temp_path proxy;
                    fastcgi_temp_path fastcgi;
                    uwsgi_temp_path uwsgi;
                    scgi_temp_path scgi;
                    include site.conf;
                }
                """);
    }
}
