package dev.headroom.forecasting.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.collector.fleet.ReplicaPolicy;
import dev.headroom.collector.fleet.ServiceDefinition;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.fleet.Slo;
import dev.headroom.forecasting.calendar.ExpectedEvent;
import dev.headroom.forecasting.calendar.Multiplier;
import dev.headroom.forecasting.capacity.CapacityEstimate;
import dev.headroom.forecasting.ensemble.Forecast;
import dev.headroom.forecasting.ensemble.ForecastPoint;
import dev.headroom.forecasting.ensemble.ForecastResult;
import dev.headroom.forecasting.recommendation.limit.Admission;
import dev.headroom.forecasting.recommendation.margin.Margins;
import dev.headroom.forecasting.recommendation.margin.MarginsOf;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When to have how many replicas, and what the numbers rest on. */
class PlanTest {

    private static final Instant NOW = Instant.parse("2026-11-21T17:20:00Z");
    private static final Duration STEP = Duration.ofMinutes(10);
    private static final Duration LEAD = Duration.ofMinutes(8);

    private final Recommender recommender = new Recommender();

    @Test
    void replicasAreDueTheLeadTimeBeforeTheyAreNeededAndNotSooner() {
        Evidence because = evidence(forecast(i -> i < 6 ? 20 : 50), usual(5));

        assertThat(because.plan().due()).isEqualTo(5);
        assertThat(because.plan().steps().getFirst())
                .isEqualTo(new Plan.Step(NOW.plus(STEP.multipliedBy(6)).minus(STEP), 10));
        assertThat(because.plan().at(NOW.plus(STEP.multipliedBy(7)))).isEqualTo(10);
    }

    @Test
    void F32_replicasGoOnlyWhenNothingLatelyOrSoonAsksForThem() {
        Evidence because = evidence(forecast(i -> i == 0 ? 45 : 10), usual(9));
        Instant quiet = because.plan().steps().getFirst().from();

        assertThat(because.plan().due()).isEqualTo(9);
        assertThat(quiet).isAfterOrEqualTo(NOW.plus(Duration.ofMinutes(10)));
        assertThat(because.plan().steps()).hasSize(1);
    }

    @Test
    void whatWasHeldBackOnceIsNotHeldBackForEver() {
        Situation lately = new Situation(
                SERVICE,
                NOW,
                usual(9).replicas(),
                usual(9).offered(),
                new Situation.Past(List.of(9), List.of(4, 4), Margins.NONE_YET, TrackRecord.NONE),
                List.of());

        Evidence because = evidence(forecast(_ -> 18), lately);

        assertThat(because.plan().due()).isEqualTo(5);
        assertThat(because.plan().asked()).isEqualTo(4);
    }

    @Test
    void beforeAnEventReplicasRampUpToFourFifthsOfItsPeak() {
        Instant start = NOW.plus(Duration.ofHours(4));
        ExpectedEvent sale = new ExpectedEvent(
                1, "Double 11", start, start.plus(Duration.ofHours(10)), new Multiplier.Given(4), Duration.ofHours(1));
        Evidence because = evidence(forecast(i -> i < 24 ? 20 : 80), with(usual(5), List.of(sale), Margins.NONE_YET));
        Plan plan = because.plan();

        assertThat(plan.at(start.minus(Duration.ofHours(2)))).isEqualTo(5);
        assertThat(plan.at(start.minus(Duration.ofMinutes(20)))).isBetween(11, 14);
        assertThat(plan.at(start)).isEqualTo(16);
        assertThat(because.basis().event()).isEqualTo("Double 11");
    }

    @Test
    void latenciesThatPressOnTheObjectivesAskForReplicasWhateverTheForecastSays() {
        Situation pressed = new Situation(
                SERVICE,
                NOW,
                new Situation.Replicas(5, 0, new LeadTime(LEAD, 0)),
                new Situation.Load(20, Double.NaN, 1.1),
                Situation.Past.NONE,
                List.of());

        Evidence because = evidence(forecast(_ -> 20), pressed);

        assertThat(because.basis().pressure().replicas()).isEqualTo(6);
        assertThat(because.plan().due()).isEqualTo(6);
    }

    @Test
    void replicasThatAreStartingCountAsIfTheyServed() {
        Situation starting = new Situation(
                SERVICE,
                NOW,
                new Situation.Replicas(5, 3, new LeadTime(LEAD, 0)),
                new Situation.Load(38, Double.NaN, Double.NaN),
                Situation.Past.NONE,
                List.of());

        Recommendation advice = recommender.recommend(forecast(_ -> 38), capacity(), starting);

        assertThat(advice).isInstanceOfSatisfying(Recommendation.Keep.class, keep -> assertThat(keep.replicas())
                .isEqualTo(8));
    }

    @Test
    void marginsAreTakenPerHorizonFromWhatForecastsMissedBefore() {
        Margins learned = MarginsOf.factor(1.5, NOW);

        Evidence because = evidence(forecast(_ -> 20), with(usual(5), List.of(), learned));

        assertThat(because.margin()).isEqualTo(1.5);
        assertThat(because.basis().margin().errors()).isEqualTo(400);
        assertThat(because.needed()).isEqualTo(6);
    }

    @Test
    void F31_adviceThatLosesToLastValueStepsBack() {
        TrackRecord losing = new TrackRecord(200, 30, 20, 0.5, 0.2);
        Situation usual = usual(5);
        Situation situation = new Situation(
                SERVICE,
                NOW,
                usual.replicas(),
                usual.offered(),
                new Situation.Past(List.of(), List.of(), Margins.NONE_YET, losing),
                List.of());

        assertThat(recommender.recommend(forecast(_ -> 20), capacity(), situation))
                .isInstanceOfSatisfying(Recommendation.NoAdvice.class, none -> {
                    assertThat(none.reason()).isEqualTo(Recommendation.Reason.MODEL_WORSE_THAN_NAIVE);
                    assertThat(none.withheld()).as("and goes on being graded").isPresent();
                });
    }

    @Test
    void theLeadTimeIsLearnedOnceEnoughStartsWereSeen() {
        Duration interval = Duration.ofSeconds(15);
        List<Duration> starts = List.of(Duration.ofSeconds(100), Duration.ofSeconds(140), Duration.ofSeconds(120));

        assertThat(LeadTime.of(starts, LEAD, interval)).isEqualTo(new LeadTime(Duration.ofSeconds(155), 3));
        assertThat(LeadTime.of(starts.subList(0, 2), LEAD, interval)).isEqualTo(new LeadTime(LEAD.plus(interval), 0));
    }

    @Test
    void enginesAreToldWhatTheyMayTakeInAndBatchRequestsMakeRoomFirst() {
        Recommendation.Keep keep = (Recommendation.Keep) recommender.recommend(forecast(_ -> 20), capacity(), usual(5));
        Admission admission = keep.limits().admission();

        assertThat(admission.running()).isEqualTo(41);
        assertThat(admission.queued()).isBetween(1, 10);
        assertThat(admission.queuedTokens()).isBetween(1_000L, 30_000L);
        assertThat(admission.retryAfter()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(3));
        assertThat(admission.batchRps()).isCloseTo(0.8 * keep.limits().rps(), within(1e-9));
    }

    private static final ServiceDefinition SERVICE = new ServiceDefinition(
            new ServiceName("deepseek-r1"),
            Slo.DEFAULT,
            new ReplicaPolicy(2, 40, LEAD, 8, 2),
            Optional.empty(),
            OptionalLong.empty());

    private Evidence evidence(ForecastResult forecast, Situation situation) {
        return recommender
                .recommend(forecast, capacity(), situation)
                .given()
                .orElseThrow()
                .because();
    }

    private static Situation usual(int replicas) {
        return new Situation(
                SERVICE,
                NOW,
                new Situation.Replicas(replicas, 0, new LeadTime(LEAD, 0)),
                new Situation.Load(18, Double.NaN, Double.NaN),
                Situation.Past.NONE,
                List.of());
    }

    private static Situation with(Situation other, List<ExpectedEvent> events, Margins margins) {
        return new Situation(
                other.service(),
                other.now(),
                other.replicas(),
                other.offered(),
                new Situation.Past(List.of(), List.of(), margins, TrackRecord.NONE),
                events);
    }

    private static CapacityEstimate capacity() {
        return new CapacityEstimate.Learned(
                5, 4.8, 5.2, 41, CapacityEstimate.FirstLimit.TPOT, 0.0141, 0.00031, 0.000071, 1840, 0.56, 412, true);
    }

    /** A day in ten-minute steps that is sure of itself. */
    private static ForecastResult forecast(IntToDoubleFunction load) {
        List<ForecastPoint> points = IntStream.range(0, 144)
                .mapToObj(i -> {
                    double mean = load.applyAsDouble(i);
                    return new ForecastPoint(NOW.plus(STEP.multipliedBy(i)), mean, mean, mean, mean, mean);
                })
                .toList();
        return new ForecastResult.Made(
                new Forecast(NOW, STEP, points, List.of(), NOW.minus(Duration.ofDays(14)), 0, 0.95));
    }
}
