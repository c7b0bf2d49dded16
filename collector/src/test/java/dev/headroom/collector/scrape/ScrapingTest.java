package dev.headroom.collector.scrape;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headroom.collector.discovery.JobDefinition;
import dev.headroom.collector.discovery.Pace;
import dev.headroom.collector.sample.OutcomeRow;
import dev.headroom.collector.sample.ServingSample;
import dev.headroom.collector.scrape.http.HttpPageFetcher;
import dev.headroom.collector.scrape.outcome.ScrapeOutcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way from a configured job to outcomes, over real sockets. */
class ScrapingTest {

    private static final Pace FAST = new Pace(Duration.ofMillis(500), Duration.ofMillis(450));
    private static final Map<String, String> R1 = Map.of("service", "deepseek-r1");

    @TempDir
    private Path directory;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<ScrapeOutcome> outcomes = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable resource : open.reversed()) {
            resource.close();
        }
    }

    private <R extends AutoCloseable> R opened(R resource) {
        open.add(resource);
        return resource;
    }

    private Scraping start(List<JobDefinition> jobs) {
        ScrapeSettings settings = ScrapeSettings.of(jobs).withPace(FAST);
        HttpPageFetcher fetcher = opened(new HttpPageFetcher(settings));
        Scraping scraping =
                opened(new Scraping(settings, fetcher, List.of(outcomes::add), registry, InstantSource.system()));
        scraping.start();
        return scraping;
    }

    private static String page(long requests) {
        return "# TYPE vllm:num_requests_running gauge\nvllm:num_requests_running{engine=\"0\",model_name=\"r1\"} 3\n"
                + "# TYPE vllm:num_requests_waiting gauge\nvllm:num_requests_waiting{engine=\"0\",model_name=\"r1\"} 1\n"
                + "# TYPE vllm:request_success_total counter\n"
                + "vllm:request_success_total{engine=\"0\",finished_reason=\"stop\",model_name=\"r1\"} " + requests
                + "\n";
    }

    private List<ServingSample> serving() {
        return outcomes.stream()
                .flatMap(outcome -> outcome.batch().serving().stream())
                .toList();
    }

    private List<OutcomeRow> rows() {
        return outcomes.stream().map(ScrapeOutcome::row).toList();
    }

    @Test
    void F14_aCounterThatRestartsCountsFromZeroAndNeverFalls() {
        AtomicReference<String> page = new AtomicReference<>(page(1000));
        RawServer server = opened(new RawServer((_, out) -> out.write(RawServer.okay("text/plain", page.get()))));
        start(List.of(JobDefinition.ofTargets("vllm", List.of(server.url().toString()), R1)));

        await().until(() -> serving().size() >= 2);
        page.set(page(7));
        await().until(() ->
                serving().stream().anyMatch(sample -> sample.requests().ended() == 7));

        assertThat(serving().getFirst().requests().ended()).isNaN();
        assertThat(serving().stream().skip(1))
                .allSatisfy(sample -> assertThat(sample.requests().ended()).isIn(0.0, 7.0));
        assertThat(serving())
                .allSatisfy(sample -> assertThat(sample.engine().running()).isEqualTo(3));
    }

    @Test
    void F16_aFailedScrapeLeavesARowAndNoSample() {
        RawServer server = opened(
                new RawServer((_, out) -> out.write("HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n".getBytes(UTF_8))));
        start(List.of(JobDefinition.ofTargets("vllm", List.of(server.url().toString()), R1)));

        await().until(() -> outcomes.size() >= 2);

        assertThat(serving()).isEmpty();
        assertThat(rows()).allSatisfy(row -> {
            assertThat(row.up()).isFalse();
            assertThat(row.error()).isEqualTo("bad_status");
            assertThat(row.detail()).isEqualTo("The server answered with status 503 instead of 200.");
            assertThat(row.service()).isEqualTo("deepseek-r1");
        });
        assertThat(registry.get("headroom.scrapes")
                        .tag("outcome", "bad_status")
                        .counter()
                        .count())
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void F08_aMalformedLineFailsTheWholeScrapeWithItsNumber() {
        RawServer server = opened(RawServer.ofPage(page(1) + "this is { no metric\n"));
        start(List.of(JobDefinition.ofTargets("vllm", List.of(server.url().toString()), R1)));

        await().until(() -> !outcomes.isEmpty());

        assertThat(rows().getFirst().error()).isEqualTo("malformed");
        assertThat(rows().getFirst().detail()).startsWith("Line 7 is malformed:");
        assertThat(serving()).isEmpty();
    }

    @Test
    void F03_silentServersDoNotDelayOtherTargets() {
        CountDownLatch end = new CountDownLatch(1);
        RawServer silent = opened(new RawServer((_, _) -> end.await()));
        opened(end::countDown);
        RawServer healthy = opened(RawServer.ofPage(page(1)));
        List<String> urls = new ArrayList<>(
                IntStream.range(0, 100).mapToObj(i -> silent.url() + "/" + i).toList());
        urls.add(healthy.url().toString());
        start(List.of(JobDefinition.ofTargets("vllm", urls, R1)));

        await().until(() -> serving().size() >= 3);
        await().until(() -> rows().stream().anyMatch(row -> row.error().equals("no_answer")));
        assertThat(rows())
                .filteredOn(row -> row.url().startsWith(silent.url().toString()))
                .noneMatch(OutcomeRow::up);
    }

    @Test
    void targetsComeAndGoWithTheirFile() throws Exception {
        RawServer old = opened(RawServer.ofPage(page(1)));
        RawServer fresh = opened(RawServer.ofPage(page(1)));
        Path file = directory.resolve("nodes.json");
        Files.writeString(file, list(old, "n1"));
        Scraping scraping = start(List.of(JobDefinition.ofFiles("vllm", List.of(file), Map.of())));
        await().until(() -> !serving().isEmpty());
        assertThat(serving().getFirst().node().node()).isEqualTo("n1");
        assertThat(serving().getFirst().node().service().value()).isEqualTo("deepseek-v3");

        Files.writeString(file, list(fresh, "n2"));
        await().until(() -> serving().getLast().node().node().equals("n2"));
        assertThat(scraping.discovered().targets()).hasSize(1);
        int scraped = old.requests();
        await().during(FAST.interval().multipliedBy(2)).until(() -> old.requests() <= scraped + 1);
    }

    private static String list(RawServer server, String node) {
        return "[{\"targets\": [\"127.0.0.1:" + server.url().getPort()
                + "\"], \"labels\": {\"service\": \"deepseek-v3\", \"node\": \"" + node + "\"}}]";
    }

    @Test
    void gpusAreReadThroughTheirCommand() throws Exception {
        Path document = directory.resolve("t4.xml");
        try (var xml = getClass().getResourceAsStream("/dev/headroom/collector/gpu/tesla-t4.xml")) {
            Files.copy(xml, document);
        }
        start(List.of(JobDefinition.ofCommand(
                "local-gpu", List.of("cat", document.toString()), Map.of("service", "deepseek-r1", "node", "gpu-01"))));

        await().until(() -> !outcomes.isEmpty());

        assertThat(rows().getFirst().dialect()).isEqualTo("nvidia-smi");
        assertThat(outcomes.getFirst().batch().gpus()).singleElement().satisfies(gpu -> {
            assertThat(gpu.reading().device().node()).isEqualTo("gpu-01");
            assertThat(gpu.reading().power().watts()).isEqualTo(26.78);
        });
    }
}
