package dev.headroom.dashboard.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.dashboard.format.Format;
import dev.headroom.dashboard.page.Moment;
import dev.headroom.dashboard.page.Panel;
import dev.headroom.dashboard.page.TimeRange;
import dev.headroom.forecasting.recommendation.Evidence;
import dev.headroom.forecasting.recommendation.Plan;
import dev.headroom.forecasting.recommendation.Recommendation;
import dev.headroom.forecasting.recommendation.limit.Limits;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class AdviceWordsTest {
    private static final ResourceBundle TEXTS = ResourceBundle.getBundle("vaadin-i18n.translations", Locale.ROOT);
    private static final Instant NOW = Instant.parse("2026-11-21T09:20:00Z");
    private static final Limits LIMITS = new Limits(460, 1100, Duration.ofSeconds(1));

    private final AdviceWords words = new AdviceWords(new Panel.Shown(
            new Moment(NOW, new TimeRange.Last(Duration.ofHours(6)), Duration.ofSeconds(15)),
            new Format(Locale.ENGLISH, ZoneOffset.UTC, (key, arguments) -> new MessageFormat(
                            TEXTS.getString(key), Locale.ENGLISH)
                    .format(arguments))));

    @Test
    void whatCanWaitIsToldWithItsTime() {
        assertThat(words.advice(scaleTo(10, NOW.plusSeconds(3600), 8)))
                .startsWith("Go from 8 to 10 replicas before 10:20 (start-up takes 8 min)");
    }

    @Test
    void whatIsDueIsToldAsNow() {
        assertThat(words.advice(scaleTo(10, NOW, 10))).startsWith("Go from 8 to 10 replicas now (");
    }

    @Test
    void whatIsDueNowAndWhatWillBeAreToldApart() {
        assertThat(words.advice(scaleTo(10, NOW, 9)))
                .startsWith("Go from 8 to 9 replicas now and to 10 in the next two days");
    }

    private static Recommendation scaleTo(int replicas, Instant before, int due) {
        Evidence plain = new Evidence(
                8,
                NOW.plusSeconds(7200),
                430,
                450,
                57,
                1.07,
                Duration.ofMinutes(8),
                Instant.MAX,
                Instant.MAX,
                Instant.MAX,
                replicas);
        Evidence planned = new Evidence(
                plain.current(),
                plain.peak(),
                plain.expectedRps(),
                plain.high80Rps(),
                plain.capacityPerReplica(),
                plain.margin(),
                plain.leadTime(),
                plain.limitReached(),
                plain.limitReachedEarliest(),
                plain.limitReachedLatest(),
                plain.needed(),
                new Plan(due, due, List.of()),
                plain.basis());
        return new Recommendation.ScaleTo(replicas, before, LIMITS, planned);
    }
}
