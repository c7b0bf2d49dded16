package dev.headroom.collector.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headroom.collector.discovery.JobDefinition;
import dev.headroom.collector.discovery.Pace;
import dev.headroom.collector.sample.OutcomeRow;
import dev.headroom.collector.scrape.http.HttpPageFetcher;
import dev.headroom.collector.scrape.outcome.ScrapeOutcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What bad targets cost themselves and others, over real sockets. */
class ScrapeFaultsTest {

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

    private void start(Pace pace, List<String> urls) {
        start(pace, urls, Concurrency.DEFAULT);
    }

    private void start(Pace pace, List<String> urls, Concurrency concurrency) {
        ScrapeSettings settings = ScrapeSettings.of(List.of(JobDefinition.ofTargets("vllm", urls, Map.of())))
                .withPace(pace)
                .withConcurrency(concurrency);
        HttpPageFetcher fetcher = opened(new HttpPageFetcher(settings));
        opened(new Scraping(
                        settings, fetcher, List.of(outcomes::add), new SimpleMeterRegistry(), InstantSource.system()))
                .start();
    }

    private List<OutcomeRow> rows() {
        return outcomes.stream().map(ScrapeOutcome::row).toList();
    }

    @Test
    void F03_fiveHundredSilentServersDelayNobodyElse() {
        CountDownLatch end = new CountDownLatch(1);
        opened(end::countDown);
        List<String> urls = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            urls.add(opened(new RawServer((_, _) -> end.await())).url().toString());
        }
        String healthy = opened(RawServer.ofPage("up 1\n")).url().toString();
        urls.add(healthy);
        Pace pace = new Pace(Duration.ofMillis(1500), Duration.ofMillis(1400));
        start(pace, urls);

        await().atMost(Duration.ofSeconds(40))
                .until(() ->
                        rows().stream().filter(row -> row.url().equals(healthy)).count() >= 3);

        assertThat(rows()).filteredOn(row -> row.url().equals(healthy)).allSatisfy(row -> {
            assertThat(row.up()).isTrue();
            assertThat(row.took()).isLessThan(Duration.ofMillis(1200));
        });
        assertThat(rows().stream().map(OutcomeRow::error).filter(error -> !error.isEmpty()))
                .isNotEmpty()
                .isSubsetOf("no_answer", "no_slot");
    }

    @Test
    void F03_moreSilentServersThanThereArePlacesDelayNobodyElse() {
        CountDownLatch end = new CountDownLatch(1);
        opened(end::countDown);
        List<String> urls = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            urls.add(opened(new RawServer((_, _) -> end.await())).url().toString());
        }
        String healthy = opened(RawServer.ofPage("up 1\n")).url().toString();
        urls.add(healthy);
        start(new Pace(Duration.ofSeconds(1), Duration.ofMillis(800)), urls, new Concurrency(8, 4));

        await().atMost(Duration.ofSeconds(40)).until(() -> knownAsSilent() == 24);
        int before = outcomes.size();
        await().until(() -> since(before, healthy).size() >= 3);
        assertThat(since(before, healthy)).allMatch(OutcomeRow::up);
    }

    private List<OutcomeRow> since(int first, String url) {
        return rows().stream().skip(first).filter(row -> row.url().equals(url)).toList();
    }

    private long knownAsSilent() {
        return rows().stream()
                .filter(row -> row.error().equals("no_answer"))
                .map(OutcomeRow::url)
                .distinct()
                .count();
    }

    @ParameterizedTest
    @CsvSource({"samples,50000", "labels,64", "name-bytes,256", "value-bytes,2048"})
    void F12_aPageOverALimitFailsWholeAndNamesIt(String limit, int most) {
        start(
                new Pace(Duration.ofSeconds(1), Duration.ofSeconds(1)),
                List.of(opened(RawServer.ofPage(pageOver(limit, most))).url().toString()));

        await().until(() -> !outcomes.isEmpty());

        assertThat(rows().getFirst().error()).isEqualTo("limit_exceeded");
        assertThat(rows().getFirst().detail()).contains("over the limit " + limit + " of " + most);
        assertThat(rows().getFirst().samples()).isZero();
    }

    private static String pageOver(String limit, int most) {
        String page = "vllm:num_requests_running 1\n";
        return switch (limit) {
            case "samples" ->
                IntStream.rangeClosed(0, most)
                        .mapToObj(i -> "a{i=\"" + i + "\"} 1\n")
                        .collect(Collectors.joining());
            case "labels" ->
                page
                        + IntStream.rangeClosed(0, most)
                                .mapToObj(i -> "l" + i + "=\"x\"")
                                .collect(Collectors.joining(",", "a{", "} 1\n"));
            case "name-bytes" -> page + "n".repeat(most + 1) + " 1\n";
            default -> page + "a{l=\"" + "v".repeat(most + 1) + "\"} 1\n";
        };
    }
}
