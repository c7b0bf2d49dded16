package dev.headroom.collector.scrape.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.sample.SeriesKey;
import dev.headroom.collector.sample.reading.ExtraReading;
import dev.headroom.collector.sample.reading.Observation;
import dev.headroom.collector.scrape.outcome.SourceReading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SeriesBudgetTest {

    private Instant now = Instant.parse("2026-11-22T04:00:00Z");
    private final SeriesBudget budget = new SeriesBudget(10, () -> now);

    private SourceReading.Read scrape(String... users) {
        List<ExtraReading> extras = Stream.of(users)
                .map(user -> new ExtraReading(
                        new SeriesKey(new ServiceName("r1"), "n1", "requests", Map.of("user", user)), true, 1))
                .toList();
        Observation seen = new Observation(List.of(), List.of(), List.of(), List.of(), List.of(), extras);
        return budget.within(new SourceReading.Read(seen, "vllm", 100, 1000, List.of(), List.of()));
    }

    private static List<String> users(SourceReading.Read read) {
        return read.observation().extras().stream()
                .map(extra -> extra.series().labels().get("user"))
                .toList();
    }

    @Test
    void F13_aNewLabelValueWithEachScrapeIsLeftOutFromTheLimitOnAndKnownSeriesGoOn() {
        for (int i = 0; i < 9; i++) {
            assertThat(users(scrape("steady", "new-" + i))).hasSize(2);
        }

        SourceReading.Read over = scrape("steady", "one-too-many");

        assertThat(users(over)).containsExactly("steady");
        assertThat(over.warnings().getFirst()).contains("1 new extra series were left out", "shown 10 different");
    }

    @Test
    void F13_nearTheLimitThereIsAWarningBeforeAnythingIsLeftOut() {
        assertThat(scrape("1", "2", "3", "4", "5", "6", "7", "8").warnings()).isEmpty();
        assertThat(scrape("9").warnings()).singleElement().asString().contains("9 different extra series");
    }

    @Test
    void F13_afterADayThereIsRoomAgain() {
        scrape("1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
        now = now.plus(Duration.ofHours(23));
        assertThat(users(scrape("1", "11"))).containsExactly("1");

        now = now.plus(Duration.ofHours(2));
        assertThat(users(scrape("1", "11"))).containsExactly("1", "11");
    }
}
