package dev.headroom.forecasting.recommendation.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import dev.headroom.forecasting.ensemble.ForecastPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MarginLearnerTest {

    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
    private static final Duration STEP = Duration.ofMinutes(10);
    private static final Window WINDOW = new Window(NOW.minus(MarginLearner.TRAILING), NOW, STEP);
    private static final double EXPECTED = 20;

    private final SplittableRandom random = new SplittableRandom(1);

    @Test
    void theMarginHoldsNineteenTimesOfTwenty() {
        TimeSeries load = load(_ -> EXPECTED + 10 * (random.nextDouble() - 0.5));

        Margins margins = MarginLearner.learn(pastOf(load, WINDOW.points()), load);

        assertThat(margins.buckets()).hasSize(1);
        assertThat(margins.load(expected(NOW), STEP)).isCloseTo(EXPECTED + 4.5, within(0.7));
        assertThat(margins.on(expected(NOW), STEP).errors()).isEqualTo(WINDOW.points() - 2);
    }

    @Test
    void tooFewForecastsGiveNoMargin() {
        TimeSeries load = load(_ -> 30);

        assertThat(MarginLearner.learn(pastOf(load, 50), load).buckets()).isEmpty();
    }

    @Test
    void theHoursThatAreHardToForeseeGetMostOfIt() {
        TimeSeries load = load(i -> EXPECTED + (i % 144 < 12 ? 10 : 0.5) * (random.nextDouble() - 0.5));

        Margins margins = MarginLearner.learn(pastOf(load, WINDOW.points()), load);

        Instant calm = NOW.minus(Duration.ofHours(4));
        Instant wild = NOW.plus(STEP.multipliedBy(3));
        assertThat(margins.load(expected(wild), STEP) - EXPECTED)
                .isGreaterThan(2 * (margins.load(expected(calm), STEP) - EXPECTED));
    }

    @Test
    void beyondAllThatWasSeenErrorsGrowWithTheLoad() {
        TimeSeries load = load(_ -> EXPECTED + random.nextDouble() - 0.5);
        Margins margins = MarginLearner.learn(pastOf(load, WINDOW.points()), load);

        double usual = margins.load(point(NOW, load.max()), STEP) - load.max();

        assertThat(margins.load(point(NOW, 10 * load.max()), STEP) - 10 * load.max())
                .isCloseTo(10 * usual, within(1e-9));
    }

    @Test
    void whoIsNeverWrongNeedsNoMargin() {
        TimeSeries load = load(_ -> EXPECTED);

        assertThat(MarginLearner.learn(pastOf(load, WINDOW.points()), load).load(expected(NOW), STEP))
                .isEqualTo(EXPECTED);
        assertThat(MarginLearner.ofLastValue(load, STEP)).isZero();
    }

    @Test
    void theNewestLoadCountsWhereItToldMoreThanTheForecast() {
        TimeSeries load = load(i -> EXPECTED + i / 40.0);

        Margins margins = MarginLearner.learn(pastOf(load, WINDOW.points()), load);

        assertThat(margins.buckets().getFirst().lastValueShare()).isEqualTo(1);
        assertThat(margins.load(expected(NOW), STEP)).isBetween(30.0, 32.0);
        assertThat(margins.withLatest(50).load(expected(NOW), STEP)).isGreaterThan(50);
        assertThat(margins.withoutLatest().load(expected(NOW), STEP)).isLessThan(30);
    }

    @Test
    void itCountsForNothingWhereTheForecastKnewBetter() {
        TimeSeries load = load(_ -> EXPECTED + random.nextDouble() - 0.5);

        assertThat(MarginLearner.learn(pastOf(load, WINDOW.points()), load)
                        .buckets()
                        .getFirst()
                        .lastValueShare())
                .isZero();
    }

    private static List<PastForecasts.Past> pastOf(TimeSeries load, int forecasts) {
        List<PastForecasts.Past> past = new ArrayList<>();
        for (int i = 0; i < forecasts; i++) {
            past.add(new PastForecasts.Past(load.timeOf(i), STEP, EXPECTED));
        }
        return past;
    }

    private static TimeSeries load(IntToDoubleFunction at) {
        return new TimeSeries(
                WINDOW, IntStream.range(0, WINDOW.points()).mapToDouble(at).toArray());
    }

    private static ForecastPoint expected(Instant time) {
        return point(time, EXPECTED);
    }

    private static ForecastPoint point(Instant time, double mean) {
        return new ForecastPoint(time, mean, mean, mean, mean, mean);
    }
}
