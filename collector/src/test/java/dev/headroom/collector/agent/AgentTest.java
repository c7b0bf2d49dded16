package dev.headroom.collector.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.headroom.collector.agent.AgentSettings.Listen;
import dev.headroom.collector.dialect.DialectCatalog;
import dev.headroom.collector.dialect.PageReading;
import dev.headroom.collector.exposition.PageFormat;
import dev.headroom.collector.exposition.PageLimits;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.fleet.TargetIdentity;
import dev.headroom.collector.sample.gpu.GpuReading;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole agent over HTTP, on a real capture of an A100 with MIG, read by the collector's own tables. */
class AgentTest {

    @TempDir
    private Path directory;

    private AgentSettings settings(Optional<Path> token) throws IOException {
        Path capture = directory.resolve("a100.xml");
        try (var in = AgentTest.class.getResourceAsStream("/dev/headroom/collector/gpu/a100-sxm4-v12.xml")) {
            Files.write(capture, in.readAllBytes());
        }
        Path script = Files.writeString(
                directory.resolve("nvidia-smi"), "#!/bin/sh\nwhile :; do cat '" + capture + "'; sleep 1; done\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return new AgentSettings(
                new Listen("127.0.0.1", 0),
                script.toString(),
                Duration.ofSeconds(1),
                List.of(8000),
                List.of(directory + "/*.log"),
                List.of(),
                token);
    }

    private static HttpResponse<String> get(Agent agent, String token) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + agent.port() + "/metrics"));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void showsGpusConnectionsAndLogEventsToTheCollector() throws Exception {
        Path log = Files.createFile(directory.resolve("server.log"));
        try (Agent agent = Agent.start(settings(Optional.empty()))) {
            await().untilAsserted(() -> assertThat(get(agent, "").body()).contains("headroom_agent_log_files 1"));
            Files.writeString(log, "RateLimitExceeded\n", StandardOpenOption.APPEND);
            await().untilAsserted(() -> assertThat(get(agent, "").body())
                    .contains("headroom_agent_log_events_total{event=\"RateLimitExceeded\"} 1.0")
                    .contains("headroom_agent_nvidia_smi_up 1.0")
                    .contains("headroom_agent_tcp_established{port=\"8000\"} "));

            List<GpuReading> gpus = read(get(agent, "").body());

            assertThat(gpus).hasSize(5);
            assertThat(gpus)
                    .extracting(gpu -> gpu.device().uuid())
                    .contains("GPU-513536b6-7d19-9063-b049-1e69664bb298", "GPU-513536b6-7d19-9063-b049-1e69664bb298/3");
            assertThat(gpus.getFirst().power().watts()).isEqualTo(67.03);
            assertThat(gpus.getFirst().links().pcieSentBytesPerSecond()).isEqualTo(4_000_000);
            assertThat(gpus.getFirst().utilizationRatio()).isNaN();
        }
    }

    private static List<GpuReading> read(String page) {
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        TargetIdentity identity =
                new TargetIdentity(new ServiceName("deepseek-r1"), "gpu-01", "127.0.0.1:9469", Map.of());
        PageReading reading = DialectCatalog.bundled()
                .reader("headroom-agent-gpu", identity, PageLimits.DEFAULT)
                .read(bytes, bytes.length, PageFormat.PROMETHEUS_TEXT);
        return ((PageReading.Read) reading).observation().gpus();
    }

    @Test
    void withATokenNobodyElseReads() throws Exception {
        Path token = Files.writeString(directory.resolve("token"), "secret\n");
        try (Agent agent = Agent.start(settings(Optional.of(token)))) {
            assertThat(get(agent, "").statusCode()).isEqualTo(401);
            assertThat(get(agent, "guess").statusCode()).isEqualTo(401);
            assertThat(get(agent, "secret").statusCode()).isEqualTo(200);

            Files.writeString(token, "renewed");
            assertThat(get(agent, "secret").statusCode()).isEqualTo(401);
            assertThat(get(agent, "renewed").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void theFileHasTheOptionsAsKeysAndTellsAllItsFaults() {
        AgentSettings settings = AgentFile.parse("agent.yaml", """
                bind: 0.0.0.0
                interval: 30s
                ports: [8000, 30000]
                logs: /var/log/vllm/*.log
                patterns: {Evicted: "evicted [0-9]+"}
                """);
        assertThat(settings.listen()).isEqualTo(new Listen("0.0.0.0", 9469));
        assertThat(settings.ports()).containsExactly(8000, 30000);
        assertThat(settings.logs()).containsExactly("/var/log/vllm/*.log");
        assertThat(settings.allPatterns()).hasSize(7);

        assertThatThrownBy(() -> AgentFile.parse("agent.yaml", "colour: red\nport: many\npatterns: {X: '('}\n"))
                .hasMessageContainingAll("colour is not a known key", "port must be a number", "no regular expression");
    }
}
