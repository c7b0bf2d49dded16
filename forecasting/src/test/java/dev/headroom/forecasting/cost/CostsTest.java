package dev.headroom.forecasting.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.fleet.ReplicaPolicy;
import dev.headroom.collector.fleet.ServiceDefinition;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.fleet.Slo;
import dev.headroom.collector.history.Signal;
import dev.headroom.forecasting.RecordedHistory;
import dev.headroom.forecasting.recommendation.Basis;
import dev.headroom.forecasting.recommendation.Evidence;
import dev.headroom.forecasting.recommendation.LeadTime;
import dev.headroom.forecasting.recommendation.Plan;
import dev.headroom.forecasting.recommendation.Recommendation;
import dev.headroom.forecasting.recommendation.SloPressure;
import dev.headroom.forecasting.recommendation.limit.Limits;
import dev.headroom.forecasting.recommendation.margin.Margins;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CostsTest {

    private static final Limits LIMITS = new Limits(1, 1, Duration.ofSeconds(1));

    private static final ServiceName SERVICE = new ServiceName("deepseek-r1");
    private static final Instant NOW = Instant.parse("2026-11-21T17:20:00Z");
    private static final Instant HALF_A_WEEK_AGO = Instant.parse("2026-11-18T05:00:00Z");

    /** Four replicas of eight GPUs at 2 a GPU-hour; tokens are known of the last three and a half days only. */
    private final RecordedHistory history = new RecordedHistory(SERVICE, 4)
            .with(Signal.NODES_UP, _ -> 4)
            .with(Signal.PROMPT_TOKENS_PER_SECOND, time -> time.isBefore(HALF_A_WEEK_AGO) ? Double.NaN : 10_000)
            .with(Signal.GENERATION_TOKENS_PER_SECOND, time -> time.isBefore(HALF_A_WEEK_AGO) ? Double.NaN : 2_000);

    @Test
    void aMillionTokensCostWhatTheReplicasCostInTheHoursInWhichBothAreKnown() {
        ServingCost cost = new Costs(history, fleet(2)).ofLastWeek(SERVICE, NOW);

        assertThat(cost.replicaHours()).isEqualTo(4 * 84);
        assertThat(cost.total()).isEqualTo(4 * 84 * 16);
        assertThat(cost.perMillionTokens()).isCloseTo(4 * 16 / (12_000 * 3600 / 1e6), within(1e-9));
        assertThat(cost.perMillionGeneratedTokens()).isCloseTo(4 * 16 / (2_000 * 3600 / 1e6), within(1e-9));
    }

    @Test
    void whatIsNotKnownCostsNothingKnown() {
        ServingCost unpriced = new Costs(history, fleet(Double.NaN)).ofLastWeek(SERVICE, NOW);
        ServingCost unseen = new Costs(new RecordedHistory(SERVICE, 4), fleet(2)).ofLastWeek(SERVICE, NOW);

        assertThat(unpriced.replicaHours()).isEqualTo(4 * 84);
        assertThat(unpriced.total()).isNaN();
        assertThat(unpriced.perMillionTokens()).isNaN();
        assertThat(unseen.total()).isNaN();
        assertThat(unseen.perMillionGeneratedTokens()).isNaN();
    }

    @Test
    void aDayCostsWhatThePlanNeeds() {
        Plan plan = new Plan(
                4,
                4,
                List.of(
                        new Plan.Step(NOW.plus(Duration.ofHours(6)), 10),
                        new Plan.Step(NOW.plus(Duration.ofHours(12)), 2),
                        new Plan.Step(NOW.plus(Duration.ofHours(30)), 50)));
        Evidence because = evidence(plan);

        AdviceCost cost = AdviceCost.of(new Recommendation.ScaleTo(10, NOW, LIMITS, LIMITS, because), NOW, 16);

        assertThat(cost).isEqualTo(new AdviceCost(4 * 16, 10 * 16, (6 * 4 + 6 * 10 + 12 * 2) * 16));
        assertThat(AdviceCost.of(new Recommendation.NoAdvice(Recommendation.Reason.STALE_DATA, ""), NOW, 16)
                        .currentHour())
                .isNaN();
    }

    private static Evidence evidence(Plan plan) {
        return new Evidence(
                4,
                10,
                5,
                new Evidence.Peak(NOW, 20, 25),
                new Evidence.Carried(NOW, 26),
                Evidence.LimitReached.NEVER,
                plan,
                new Basis(
                        new Margins.Margin(1.1, 0),
                        new LeadTime(Duration.ofMinutes(8), 0),
                        new SloPressure(Double.NaN, 4),
                        0,
                        Double.NaN,
                        4,
                        ""));
    }

    private static Fleet fleet(double gpuHourPrice) {
        return new Fleet(List.of(new ServiceDefinition(
                SERVICE,
                Slo.DEFAULT,
                new ReplicaPolicy(1, 20, Duration.ofMinutes(8), 8, gpuHourPrice),
                Optional.empty(),
                OptionalLong.empty())));
    }
}
