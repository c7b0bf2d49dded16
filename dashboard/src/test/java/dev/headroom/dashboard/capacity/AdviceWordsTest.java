package dev.headroom.dashboard.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.dashboard.format.Format;
import dev.headroom.dashboard.page.Moment;
import dev.headroom.dashboard.page.Panel;
import dev.headroom.dashboard.page.TimeRange;
import dev.headroom.forecasting.recommendation.Basis;
import dev.headroom.forecasting.recommendation.Evidence;
import dev.headroom.forecasting.recommendation.LeadTime;
import dev.headroom.forecasting.recommendation.Plan;
import dev.headroom.forecasting.recommendation.Recommendation;
import dev.headroom.forecasting.recommendation.SloPressure;
import dev.headroom.forecasting.recommendation.limit.Limits;
import dev.headroom.forecasting.recommendation.margin.Margins;
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
    private static final Limits INSTEAD = new Limits(359, 900, Duration.ofSeconds(1));

    private final AdviceWords words = new AdviceWords(new Panel.Shown(
            new Moment(NOW, new TimeRange.Last(Duration.ofHours(6)), Duration.ofSeconds(15)),
            new Format(Locale.ENGLISH, ZoneOffset.UTC, (key, arguments) -> new MessageFormat(
                            TEXTS.getString(key), Locale.ENGLISH)
                    .format(arguments))));

    @Test
    void whatCanWaitIsToldWithItsTime() {
        assertThat(words.advice(scaleTo(10, NOW.plusSeconds(3600), 10)))
                .startsWith("Go from 8 to 10 replicas before 10:20 (start-up takes 8 min)");
    }

    @Test
    void whoCapsInsteadIsToldWhatTheReplicasOfNowSustain() {
        assertThat(words.advice(scaleTo(10, NOW.plusSeconds(3600), 10))).endsWith("or cap at 359 req/s · burst 900.");
        assertThat(words.advice(scaleTo(6, NOW, 6))).endsWith("limit 460 req/s · burst 1,100.");
    }

    @Test
    void whatIsDueIsToldAsNow() {
        assertThat(words.advice(scaleTo(10, NOW, 10))).startsWith("Go from 8 to 10 replicas now (");
    }

    @Test
    void aFirstStepIsToldBeforeWhatComesAfterIt() {
        assertThat(words.advice(scaleTo(9, NOW.plusSeconds(3600), 15)))
                .startsWith("Go from 8 to 9 replicas before 10:20 and to 15 in the next two days (");
    }

    @Test
    void whatIsDueNowAndWhatWillBeAreToldApart() {
        assertThat(words.advice(scaleTo(9, NOW, 10)))
                .startsWith("Go from 8 to 9 replicas now and to 10 in the next two days");
    }

    private static Recommendation scaleTo(int replicas, Instant before, int most) {
        Evidence because = new Evidence(
                8,
                replicas,
                57,
                new Evidence.Peak(NOW.plusSeconds(7200), 430, 450),
                new Evidence.Carried(NOW.plusSeconds(7200), 460),
                Evidence.LimitReached.NEVER,
                new Plan(8, 8, List.of(new Plan.Step(NOW.plusSeconds(3600), most))),
                new Basis(
                        new Margins.Margin(1.07, 0),
                        new LeadTime(Duration.ofMinutes(8), 0),
                        new SloPressure(Double.NaN, 8),
                        0,
                        Double.NaN,
                        8,
                        ""));
        return new Recommendation.ScaleTo(replicas, before, LIMITS, INSTEAD, because);
    }
}
