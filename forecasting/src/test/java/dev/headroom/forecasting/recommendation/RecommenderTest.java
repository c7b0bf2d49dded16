package dev.headroom.forecasting.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.collector.fleet.ReplicaPolicy;
import dev.headroom.collector.fleet.ServiceDefinition;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.fleet.Slo;
import dev.headroom.forecasting.capacity.CapacityEstimate;
import dev.headroom.forecasting.ensemble.Forecast;
import dev.headroom.forecasting.ensemble.ForecastPoint;
import dev.headroom.forecasting.ensemble.ForecastResult;
import dev.headroom.forecasting.recommendation.margin.Margins;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecommenderTest {

    private static final Instant NOW = Instant.parse("2026-11-21T17:20:00Z");
    private static final Duration STEP = Duration.ofMinutes(10);
    private static final double PER_REPLICA = 6.2;

    private final Recommender recommender = new Recommender();

    @Test
    void aPeakAboveTodaysCapacityAsksForReplicasBeforeTheLimitIsReached() {
        var advice = (Recommendation.ScaleTo)
                recommender.recommend(peakOf(38, 20), capacity(), situation(5, 20, List.of(5)));

        assertThat(advice.replicas()).as("first").isEqualTo(6);
        assertThat(advice.because().plan().most()).isEqualTo(7);
        Evidence.LimitReached limit = advice.because().limitReached();
        assertThat(limit.expected()).isAfter(NOW);
        assertThat(limit.earliest()).isBeforeOrEqualTo(limit.expected());
        assertThat(limit.latest()).isAfterOrEqualTo(limit.expected());
        assertThat(advice.before()).isBefore(limit.expected());
        assertThat(advice.because().leadTime()).isEqualTo(Duration.ofSeconds(495));
    }

    @Test
    void theReplicasAddUpFromTheMostThatMustBeCarried() {
        var advice = (Recommendation.ScaleTo)
                recommender.recommend(peakOf(38, 20), capacity(), situation(5, 20, List.of(5)));

        double carried = advice.because().carried().rps();
        assertThat(carried).isGreaterThan(advice.because().peak().rps());
        assertThat(advice.because().plan().most()).isEqualTo((int) Math.ceil(carried / PER_REPLICA));
    }

    @Test
    void ofReplicasThatAreDueNowAndOthersThatCanWaitTheFirstAreAdvised() {
        var advice = (Recommendation.ScaleTo)
                recommender.recommend(peakOf(60, 30), capacity(), situation(4, 36, List.of(4)));

        assertThat(advice.before()).isEqualTo(NOW);
        assertThat(advice.replicas()).isEqualTo(advice.because().plan().due()).isLessThan(11);
        assertThat(advice.because().plan().most()).isEqualTo(11);
        assertThat(advice.because().asksForMoreThan(advice.replicas())).isTrue();
    }

    @Test
    void loadThatIsAlreadyTooHighIsActedOnNow() {
        var advice = (Recommendation.ScaleTo)
                recommender.recommend(peakOf(10, 10), capacity(), situation(3, 40, List.of(3)));

        assertThat(advice.replicas()).isEqualTo(7);
        assertThat(advice.before()).isEqualTo(NOW);
    }

    @Test
    void latenciesThatMissTheirObjectiveAreActedOnNowThoughThePeakIsFarAway() {
        Situation calm = situation(5, 20, List.of(5));
        Situation slow = new Situation(
                calm.service(),
                calm.now(),
                calm.replicas(),
                new Situation.Load(20, Double.NaN, 1.3),
                calm.past(),
                calm.events());

        var advice = (Recommendation.ScaleTo) recommender.recommend(peakOf(38, 20), capacity(), slow);

        assertThat(advice.before()).isEqualTo(NOW);
        assertThat(advice.because().plan().due()).isGreaterThan(5);
    }

    @Test
    void aQuietForecastLetsReplicasGoOnlyAfterItLasted() {
        ForecastResult quiet = peakOf(10, 8);

        assertThat(recommender.recommend(quiet, capacity(), situation(5, 8, List.of())))
                .isInstanceOf(Recommendation.Keep.class);
        assertThat(recommender.recommend(quiet, capacity(), situation(5, 8, List.of(3, 5, 3))))
                .isInstanceOf(Recommendation.Keep.class);
        assertThat(recommender.recommend(quiet, capacity(), situation(5, 8, List.of(3, 3, 3))))
                .isInstanceOfSatisfying(Recommendation.ScaleTo.class, advice -> assertThat(advice.replicas())
                        .isEqualTo(3));
    }

    @Test
    void survivorsStayBelowFourFifthsOfTheirCapacity() {
        var advice = recommender.recommend(peakOf(15.4, 10), capacity(), situation(4, 10, List.of(3, 3, 3)));

        assertThat(advice).isInstanceOf(Recommendation.Keep.class);
    }

    @Test
    void theOperatorsBoundsHold() {
        var advice = (Recommendation.ScaleTo)
                recommender.recommend(peakOf(500, 20), capacity(), situation(5, 20, List.of(5)));

        assertThat(advice.replicas()).isEqualTo(6);
        assertThat(advice.because().plan().most()).isEqualTo(20);
    }

    @Test
    void limitsSurviveTheLossOfAReplicaAndStillCarryTheExpectedPeak() {
        var atPeak =
                (Recommendation.Keep) recommender.recommend(peakOf(38, 20), capacity(), situation(7, 20, List.of(7)));

        assertThat(atPeak.limits().rps()).isCloseTo(38, within(0.01));
        assertThat(atPeak.limits().burst()).isBetween(70.0, 87.0);
        assertThat(atPeak.limits().window()).isEqualTo(Duration.ofSeconds(1));

        var growing = (Recommendation.ScaleTo)
                recommender.recommend(peakOf(38, 20), capacity(), situation(5, 20, List.of(5)));
        assertThat(growing.limits().rps()).as("of six").isCloseTo(0.95 * 6 * PER_REPLICA, within(0.01));
        assertThat(growing.instead().rps()).as("of the five there are").isCloseTo(0.95 * 5 * PER_REPLICA, within(0.01));

        var quiet = (Recommendation.Keep) recommender.recommend(peakOf(10, 8), capacity(), situation(5, 8, List.of()));
        assertThat(quiet.limits().rps()).isCloseTo(0.9 * 4 * PER_REPLICA, within(1e-9));
    }

    @Test
    void F31_adviceIsDeclinedWhereAnythingItNeedsIsMissing() {
        assertThat(reason(
                        new ForecastResult.NotMade(ForecastResult.Reason.STALE_DATA, "last sample 12 min ago"),
                        capacity(),
                        5))
                .isEqualTo(Recommendation.Reason.STALE_DATA);
        assertThat(reason(
                        peakOf(38, 20),
                        new CapacityEstimate.Unknown(CapacityEstimate.Reason.TOO_LITTLE_TRAFFIC, "3 of 24"),
                        5))
                .isEqualTo(Recommendation.Reason.CAPACITY_UNKNOWN);
        assertThat(reason(peakOf(38, 20), capacity(), 0)).isEqualTo(Recommendation.Reason.STALE_DATA);
    }

    private Recommendation.Reason reason(ForecastResult forecast, CapacityEstimate capacity, int replicas) {
        return ((Recommendation.NoAdvice) recommender.recommend(forecast, capacity, situation(replicas, 20, List.of())))
                .reason();
    }

    private static final ServiceDefinition SERVICE = new ServiceDefinition(
            new ServiceName("deepseek-r1"),
            Slo.DEFAULT,
            new ReplicaPolicy(2, 20, Duration.ofMinutes(8), 8, 2),
            Optional.empty(),
            OptionalLong.empty());

    private static Situation situation(int replicas, double offeredNow, List<Integer> recent) {
        return new Situation(
                SERVICE,
                NOW,
                new Situation.Replicas(replicas, 0, new LeadTime(Duration.ofSeconds(495), 0)),
                new Situation.Load(offeredNow, Double.NaN, Double.NaN),
                new Situation.Past(recent, recent, Margins.NONE_YET, TrackRecord.NONE),
                List.of());
    }

    private static CapacityEstimate capacity() {
        return new CapacityEstimate.Learned(
                PER_REPLICA,
                5.8,
                6.6,
                41,
                CapacityEstimate.FirstLimit.TPOT,
                0.0141,
                0.00031,
                0.000071,
                1840,
                0.56,
                412,
                true);
    }

    /** One day of ten-minute steps that rises from {@code base} to {@code peak} in the middle. */
    private static ForecastResult peakOf(double peak, double base) {
        IntToDoubleFunction load = i -> base + (peak - base) * (1 - Math.cos(2 * Math.PI * i / 144)) / 2;
        List<ForecastPoint> points = IntStream.range(0, 144)
                .mapToObj(i -> {
                    double mean = load.applyAsDouble(i);
                    return new ForecastPoint(
                            NOW.plus(STEP.multipliedBy(i)), mean, mean * 0.92, mean * 1.08, mean * 0.88, mean * 1.12);
                })
                .toList();
        return new ForecastResult.Made(
                new Forecast(NOW, STEP, points, List.of(), NOW.minus(Duration.ofDays(14)), 0, 0.95));
    }
}
