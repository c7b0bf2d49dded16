package dev.headroom.collector.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headroom.collector.discovery.DiscoverySettings;
import dev.headroom.collector.discovery.JobDefinition;
import dev.headroom.collector.discovery.Pace;
import dev.headroom.collector.exposition.PageLimits;
import dev.headroom.collector.sample.ExtraSample;
import dev.headroom.collector.scrape.http.HttpPageFetcher;
import dev.headroom.collector.scrape.outcome.ScrapeOutcome;
import dev.headroom.collector.scrape.source.ScrapeLimits;
import dev.headroom.collector.scrape.status.TargetNotebook;
import dev.headroom.collector.scrape.status.TargetNotes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages that change in ways they should not, from the socket to what is stored and told of them. */
class StrangeSeriesTest {
    private static final Pace PACE = new Pace(Duration.ofMillis(250), Duration.ofMillis(250));
    private static final int EXTRA_SERIES = 5;
    private static final String TABLE = """
            name: own
            recognised-by: requests_by_user
            kind: extras
            extras:
              by-user: {family: requests_by_user, labels: [user], type: gauge}
            """;

    @TempDir
    private Path directory;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<ScrapeOutcome> outcomes = new CopyOnWriteArrayList<>();
    private final TargetNotebook notebook = new TargetNotebook(ScrapeLimits.DEFAULT);
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable resource : open.reversed()) {
            resource.close();
        }
    }

    /** Scrapes a server whose pages are numbered. */
    private Scraping scrape(IntFunction<String> page) throws IOException {
        AtomicInteger number = new AtomicInteger();
        RawServer server = new RawServer((_, out) ->
                out.write(RawServer.okay("text/plain; version=0.0.4", page.apply(number.getAndIncrement()))));
        open.add(server);
        Path table = Files.writeString(directory.resolve("own.yaml"), TABLE);
        String url = server.url().toString();
        ScrapeSettings settings = ScrapeSettings.of(List.of(JobDefinition.ofTargets("own", List.of(url), Map.of())))
                .withPace(PACE)
                .withDialects(List.of(table))
                .withLimits(
                        new ScrapeLimits(1 << 20, PageLimits.DEFAULT, DiscoverySettings.MOST_TARGETS, EXTRA_SERIES));
        HttpPageFetcher fetcher = new HttpPageFetcher(settings);
        open.add(fetcher);
        Scraping scraping =
                new Scraping(settings, fetcher, List.of(outcomes::add, notebook), registry, InstantSource.system());
        open.add(scraping);
        scraping.start();
        return scraping;
    }

    private static List<String> users(ScrapeOutcome outcome) {
        return outcome.batch().extras().stream()
                .map(ExtraSample::series)
                .map(series -> series.labels().getOrDefault("user", ""))
                .toList();
    }

    /** The first outcome whose warning says so. */
    private ScrapeOutcome awaited(String words) {
        await().until(() ->
                outcomes.stream().anyMatch(outcome -> detail(outcome).contains(words)));
        return outcomes.stream()
                .filter(outcome -> detail(outcome).contains(words))
                .findFirst()
                .orElseThrow();
    }

    private static String detail(ScrapeOutcome outcome) {
        return outcome.row().detail();
    }

    @Test
    void F13_labelsThatAreNewAtEachScrapeEndAtTheLimitAndAreCountedAndTold() throws IOException {
        Scraping scraping = scrape(number -> """
                requests_by_user{user="steady"} 1
                requests_by_user{user="a%1$d"} 1
                requests_by_user{user="b%1$d"} 1
                requests_by_user{user="c%1$d"} 1
                """.formatted(number));

        assertThat(users(awaited("10 different extra series within 24 h; from 10 on new ones are left out")))
                .hasSize(4);
        ScrapeOutcome over = awaited("3 new extra series were left out");
        assertThat(over.row().up()).isTrue();
        assertThat(users(over)).containsExactly("steady");
        assertThat(registry.get("headroom.scrape.extra.series.dropped")
                        .counter()
                        .count())
                .isGreaterThanOrEqualTo(3);
        await().until(() -> !notebook.statusOf(scraping).notes().isEmpty());
        TargetNotes notes =
                notebook.statusOf(scraping).notes().values().iterator().next();
        assertThat(notes.extraSeries().most()).isEqualTo(10);
        assertThat(notes.warnings()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void F17_timestampsThatGoBackOrCannotBeAreLeftOutOfWhatIsStoredAndTold() throws IOException {
        long now = System.currentTimeMillis();
        AtomicLong stamp = new AtomicLong(now);
        scrape(_ -> "requests_by_user{user=\"x\"} 1 " + stamp + "\n");
        await().until(() -> outcomes.stream().anyMatch(outcome -> users(outcome).contains("x")));

        stamp.set(now - 60_000);
        assertThat(users(awaited("older than their last one"))).isEmpty();
        stamp.set(now + 3_600_000);
        assertThat(users(awaited("10 minutes ahead of our clock"))).isEmpty();
        stamp.set(now * 1000);
        assertThat(users(awaited("a timestamp that cannot be"))).isEmpty();
    }
}
