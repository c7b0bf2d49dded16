package dev.headroom.forecasting.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.storage.TestDatabase;
import dev.headroom.forecasting.Outlook;
import dev.headroom.forecasting.calendar.ExpectedEvent;
import dev.headroom.forecasting.calendar.Multiplier;
import dev.headroom.forecasting.capacity.CapacityEstimate;
import dev.headroom.forecasting.capacity.CapacityProvenance;
import dev.headroom.forecasting.capacity.ScalabilityLaw;
import dev.headroom.forecasting.ensemble.Forecast;
import dev.headroom.forecasting.ensemble.ForecastPoint;
import dev.headroom.forecasting.ensemble.ForecastResult;
import dev.headroom.forecasting.ensemble.MemberScore;
import dev.headroom.forecasting.receipt.Receipt;
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
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class JdbcOutlooksTest {

    private static final ServiceName SERVICE = new ServiceName("deepseek-r1");
    private static final Instant NOW = Instant.parse("2026-11-21T17:20:00Z");

    private final DataSource database = TestDatabase.fresh("collector", "forecasting");
    private final JdbcOutlooks outlooks = new JdbcOutlooks(database);

    @Test
    void anOutlookComesBackWholeAfterARestart() {
        Outlook advice = outlook(NOW, 7);
        outlooks.save(advice);

        assertThat(new JdbcOutlooks(database).latest(SERVICE)).contains(advice);
    }

    @Test
    void whyThereIsNoForecastComesBackToo() {
        Outlook declined = new Outlook(
                SERVICE,
                NOW,
                new ForecastResult.NotMade(ForecastResult.Reason.TOO_LITTLE_HISTORY, "3 of 8 steps"),
                new CapacityEstimate.Unknown(CapacityEstimate.Reason.TOO_LITTLE_TRAFFIC, "3 of 24"),
                new Recommendation.NoAdvice(Recommendation.Reason.TOO_LITTLE_HISTORY, "3 of 8 steps"));
        outlooks.save(declined);

        assertThat(new JdbcOutlooks(database).latest(SERVICE)).contains(declined);
        assertThat(outlooks.needsSince(SERVICE, NOW.minusSeconds(60))).isEmpty();
    }

    @Test
    void adviceThatIsWithheldIsGradedLikeAnyOther() {
        Outlook given = outlook(NOW, 7);
        Outlook withheld = new Outlook(
                SERVICE,
                NOW,
                given.forecast(),
                given.capacity(),
                new Recommendation.NoAdvice(
                        Recommendation.Reason.MODEL_WORSE_THAN_NAIVE,
                        "its loss was 0.4",
                        given.recommendation().given()),
                List.of());
        outlooks.save(withheld);

        assertThat(new JdbcOutlooks(database).latest(SERVICE)).contains(withheld);
        assertThat(new JdbcReceipts(database).ungraded(SERVICE, NOW, NOW.plusSeconds(1)))
                .extracting(Receipt::due)
                .containsExactly(5);
    }

    @Test
    void theNewestOutlookIsTheOneThatCounts() {
        outlooks.save(outlook(NOW.minus(Duration.ofMinutes(10)), 6));
        outlooks.save(outlook(NOW, 7));

        assertThat(new JdbcOutlooks(database).latest(SERVICE)).contains(outlook(NOW, 7));
        assertThat(outlooks.needsSince(SERVICE, NOW.minusSeconds(3600))).containsExactly(6, 7);
        assertThat(outlooks.needsSince(SERVICE, NOW)).containsExactly(7);
    }

    @Test
    void savingTwiceChangesNothing() {
        outlooks.save(outlook(NOW, 7));
        outlooks.save(outlook(NOW, 7));

        assertThat(rows("outlook")).isEqualTo(1);
        assertThat(rows("forecast_point")).isEqualTo(1);
    }

    @Test
    void forgottenPointsLeaveTheAdvice() {
        outlooks.save(outlook(NOW, 7));
        outlooks.forgetPointsBefore(SERVICE, NOW.plusSeconds(1));

        assertThat(rows("forecast_point")).isZero();
        assertThat(rows("outlook")).isEqualTo(1);
    }

    @Test
    void aDocumentThatCannotBeReadCountsAsNone() {
        JdbcClient.create(database)
                .sql("INSERT INTO outlook_document VALUES ('deepseek-r1', '{\"from\": \"another version\"}')")
                .update();

        assertThat(outlooks.latest(SERVICE)).isEmpty();
    }

    private int rows(String table) {
        return JdbcClient.create(database)
                .sql("SELECT count(*)::int FROM " + table)
                .query(Integer.class)
                .single();
    }

    private static Outlook outlook(Instant madeAt, int replicas) {
        ForecastPoint point = new ForecastPoint(NOW, 38, 34.6, 42.1, 33, 44);
        MemberScore member = new MemberScore("last-value", 1, Double.NaN, 0.9, Duration.ofMillis(3), "none");
        Evidence because = new Evidence(
                5,
                replicas,
                6.2,
                new Evidence.Peak(NOW, 38, 42.1),
                new Evidence.Carried(NOW, 43),
                new Evidence.LimitReached(NOW, NOW, Instant.MAX),
                new Plan(5, 5, List.of()),
                new Basis(
                        new Margins.Margin(1.12, 0),
                        new LeadTime(Duration.ofMinutes(8), 0),
                        new SloPressure(Double.NaN, 5),
                        0,
                        Double.NaN,
                        5,
                        ""));
        return new Outlook(
                SERVICE,
                madeAt,
                new ForecastResult.Made(new Forecast(
                        NOW,
                        Duration.ofMinutes(10),
                        List.of(point),
                        List.of(member),
                        NOW.minus(Duration.ofDays(14)),
                        0.01,
                        0.946)),
                new CapacityEstimate.Learned(
                        6.2,
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
                        true,
                        new CapacityProvenance(
                                CapacityProvenance.Source.TRAFFIC,
                                "",
                                288,
                                12,
                                false,
                                Optional.of(new ScalabilityLaw(0.4, 0.02, 0, 0.99)))),
                new Recommendation.ScaleTo(
                        replicas,
                        NOW,
                        new Limits(41, 96, Duration.ofSeconds(1)),
                        new Limits(29, 60, Duration.ofSeconds(1)),
                        because),
                List.of(
                        event(new Multiplier.Given(3)),
                        event(new Multiplier.Learned(2.9, 2.5, 3.2, List.of(NOW))),
                        event(new Multiplier.NotLearned(Multiplier.Reason.NEVER_HAPPENED))));
    }

    private static ExpectedEvent event(Multiplier multiplier) {
        return new ExpectedEvent(1, "Double 11", NOW, NOW.plusSeconds(86_400), multiplier, Duration.ofHours(1));
    }
}
