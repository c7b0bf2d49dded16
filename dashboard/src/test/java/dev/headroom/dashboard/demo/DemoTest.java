package dev.headroom.dashboard.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.gpu.GpuCommand;
import dev.headroom.collector.gpu.GpuHost;
import dev.headroom.collector.gpu.GpuRead;
import dev.headroom.collector.gpu.GpuReader;
import dev.headroom.dashboard.configuration.ConfigurationFile;
import dev.headroom.dashboard.configuration.ConfigurationOutcome;
import dev.headroom.dashboard.demo.fleet.DemoService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

    @TempDir
    private static Path directory;

    private static Demo demo;

    @BeforeAll
    static void start() throws IOException {
        demo = Demo.start(directory);
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @Test
    void writesAConfigurationThatTheProductAccepts() {
        ConfigurationOutcome outcome = new ConfigurationFile(Map.of()).read(demo.configuration());

        assertThat(outcome).isInstanceOf(ConfigurationOutcome.Valid.class);
    }

    @Test
    void countersOnThePagesMove() throws Exception {
        URI page = URI.create("http://"
                + demo.pages(demo.services().getFirst()).nodes().getFirst().hostAndPort() + "/metrics");
        double before = served(get(page));

        await().atMost(Duration.ofSeconds(10)).until(() -> served(get(page)) > before);
    }

    @Test
    void theNvidiaSmiCommandIsReadLikeARealOne() throws InterruptedException {
        DemoService service = demo.services().getFirst();
        GpuHost host = new GpuHost(new ServiceName("deepseek-r1"), "r1-01");
        GpuCommand command = new GpuCommand(
                List.of(directory.resolve("nvidia-smi").toString(), "-q", "-x"), Duration.ofSeconds(5), 1_000_000);

        GpuRead read = new GpuReader().read(command, host);

        assertThat(read).isInstanceOfSatisfying(GpuRead.Read.class, gpus -> {
            assertThat(gpus.warnings()).isEmpty();
            assertThat(gpus.gpus()).hasSize(8).allSatisfy(gpu -> {
                assertThat(gpu.utilizationRatio()).isBetween(0.3, 1.0);
                assertThat(gpu.power().watts()).isBetween(150.0, 700.0);
                assertThat(gpu.health().throttleReasons()).isZero();
            });
            assertThat(gpus.gpus().getFirst().device().uuid()).isEqualTo(service.gpuUuid(0, 0));
        });
    }

    @Test
    void theTargetFilesNameEveryNode() throws IOException {
        assertThat(Files.readString(directory.resolve("v3-nodes.json"))).contains("v3-01", "v3-08");
        assertThat(Files.readString(directory.resolve("r1-gpus.json")))
                .contains("r1-02")
                .doesNotContain("r1-01");
    }

    private static double served(String page) {
        var match = Pattern.compile("finished_reason=\"stop\"} ([0-9.E]+)").matcher(page);
        assertThat(match.find()).isTrue();
        return Double.parseDouble(match.group(1));
    }

    private static String get(URI page) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
