package dev.headroom.collector.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.headroom.collector.discovery.Pace;
import dev.headroom.collector.local.LocalMachine.Neighbourhood;
import dev.headroom.collector.process.Loopback;
import dev.headroom.collector.scrape.ScrapeOnce;
import dev.headroom.collector.scrape.ScrapeSettings;
import dev.headroom.collector.scrape.http.HttpPageFetcher;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real servers on loopback, in the place of the usual ones. */
class LocalMachineTest {

    private static final String VLLM = "vllm:num_requests_running{model_name=\"deepseek-ai/DeepSeek-R1\"} 3\n";
    private static final String DCGM = "DCGM_FI_DEV_GPU_UTIL{gpu=\"0\",UUID=\"GPU-1\"} 50\n";

    @TempDir
    private Path directory;

    private final ScrapeSettings settings =
            ScrapeSettings.of(List.of()).withPace(new Pace(Duration.ofSeconds(15), Duration.ofSeconds(1)));
    private final HttpPageFetcher fetcher = new HttpPageFetcher(settings);
    private final List<HttpServer> servers = new ArrayList<>();

    @AfterEach
    void stop() {
        servers.forEach(server -> server.stop(0));
        fetcher.close();
    }

    private int serve(int port, String page) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        server.createContext("/metrics", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        servers.add(server);
        return server.getAddress().getPort();
    }

    private LocalMachine machine(Integer... ports) {
        List<UsualPlace> places = List.of(ports).stream()
                .map(port -> new UsualPlace("server", port, "/metrics"))
                .toList();
        ScrapeOnce scraping = new ScrapeOnce(settings, fetcher, InstantSource.system());
        return new LocalMachine(
                scraping, directory, new Neighbourhood(places, Set.of(), "/nowhere/nvidia-smi", "gpu-01"));
    }

    @Test
    void whatIsFoundBecomesAConfigurationNamedAfterTheModel() throws Exception {
        int vllm = serve(0, VLLM);
        int dcgm = serve(0, DCGM);
        int foreign = serve(0, "my_own_metric 1\n");
        int nobody = Loopback.freePort();

        LocalMachine machine = machine(vllm, dcgm, foreign, nobody);

        assertThat(machine.configuration())
                .contains("labels: {service: \"deepseek-r1\"}", "local-targets.json")
                .doesNotContain("command");
        assertThat(Files.readString(directory.resolve("local-targets.json")))
                .contains("\"127.0.0.1:" + vllm + "\"", "\"127.0.0.1:" + dcgm + "\"", "\"gpu-01\"")
                .doesNotContain(Integer.toString(foreign));
        assertThat(machine.findings())
                .containsExactly(
                        new LocalFinding.Found(url(vllm), "vllm", "deepseek-ai/DeepSeek-R1"),
                        new LocalFinding.Found(url(dcgm), "dcgm", ""),
                        new LocalFinding.Foreign(url(foreign), "server", "No dialect recognises the page."),
                        new LocalFinding.Absent(url(nobody), "server"),
                        new LocalFinding.Absent("/nowhere/nvidia-smi", "nvidia-smi"));
    }

    private static String url(int port) {
        return "http://127.0.0.1:" + port + "/metrics";
    }

    @Test
    void aServerThatStartsLaterIsFoundAndOneThatStopsStays() throws Exception {
        int first = serve(0, DCGM);
        int later = Loopback.freePort();
        LocalMachine machine = machine(first, later);
        assertThat(machine.configuration()).contains("\"local\"");

        serve(later, VLLM);
        servers.getFirst().stop(0);
        machine.look();

        assertThat(Files.readString(directory.resolve("local-targets.json")))
                .contains(":" + first + "\"", ":" + later + "\"");
        assertThat(machine.findings())
                .filteredOn(LocalFinding.Found.class::isInstance)
                .hasSize(2);
    }

    @Test
    void nothingFoundIsNoError() throws Exception {
        LocalMachine machine = machine(Loopback.freePort());

        assertThat(machine.configuration()).contains("files:");
        assertThat(Files.readString(directory.resolve("local-targets.json")).strip())
                .isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource({
        "deepseek-ai/DeepSeek-R1, deepseek-r1",
        "/models/Qwen3-235B-A22B/, qwen3-235b-a22b",
        "my model!, my-model",
    })
    void aServiceIsNamedAfterItsModel(String model, String service) {
        assertThat(LocalMachine.serviceName(model)).contains(service);
    }
}
