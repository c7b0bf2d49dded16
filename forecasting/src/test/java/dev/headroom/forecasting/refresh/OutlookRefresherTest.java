package dev.headroom.forecasting.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.Signal;
import dev.headroom.collector.history.TimeSeries;
import dev.headroom.forecasting.Outlook;
import dev.headroom.forecasting.RecordedHistory;
import dev.headroom.forecasting.ensemble.Forecast;
import dev.headroom.forecasting.ensemble.ForecastPoint;
import dev.headroom.forecasting.ensemble.ForecastResult;
import dev.headroom.forecasting.recommendation.Recommendation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutlookRefresherTest {

    private static final ServiceName SERVICE = new ServiceName("deepseek-r1");
    private static final OutlookSettings SETTINGS = OutlookSettings.scrapedEvery(Duration.ofSeconds(15));

    private final RecordedHistory history = new RecordedHistory(SERVICE, 5).with(Signal.OFFERED_RPS, _ -> 20);
    private final KeptInMemory store = new KeptInMemory();
    private final MemoryCalendar calendar = new MemoryCalendar();
    private Instant now = Instant.parse("2026-11-21T17:21:00Z");

    @Test
    void anOutlookIsMadeOnceAStepAndNotInBetween() {
        history.lastSampleAt(now);
        assertThat(refresher().refreshDue()).isEqualTo(1);
        assertThat(refresher().refreshDue()).isZero();

        move(Duration.ofMinutes(10));
        assertThat(refresher().refreshDue()).isEqualTo(1);
    }

    @Test
    void theForecastStartsWhereTheLastCompleteStepEnds() {
        history.lastSampleAt(now);
        refresher().refreshDue();

        assertThat(made().origin()).isEqualTo(Instant.parse("2026-11-21T17:20:00Z"));
        assertThat(made().points()).hasSize(288);
    }

    @Test
    void F31_dataThatGoStaleTakeTheForecastBackAndFreshDataBringItAgain() {
        history.lastSampleAt(now);
        refresher().refreshDue();

        now = now.plus(Duration.ofMinutes(6));
        assertThat(refresher().refreshDue()).isEqualTo(1);
        assertThat(latest().forecast()).isInstanceOf(ForecastResult.NotMade.class);
        assertThat(latest().recommendation())
                .isInstanceOfSatisfying(Recommendation.NoAdvice.class, advice -> assertThat(advice.reason())
                        .isEqualTo(Recommendation.Reason.STALE_DATA));

        history.lastSampleAt(now);
        assertThat(refresher().refreshDue()).isEqualTo(1);
        assertThat(latest().forecast()).isInstanceOf(ForecastResult.Made.class);
    }

    @Test
    void aServiceWithoutAnySampleGetsAnAnswerToo() {
        assertThat(refresher().refreshDue()).isEqualTo(1);
        assertThat(latest().forecast()).isInstanceOf(ForecastResult.NotMade.class);
    }

    private void move(Duration by) {
        now = now.plus(by);
        history.lastSampleAt(now);
    }

    private OutlookRefresher refresher() {
        return new OutlookRefresher(
                Sources.of(history, store, calendar), OutlookRefresherTest::flat, SETTINGS, () -> now);
    }

    private Outlook latest() {
        return store.latest(SERVICE).orElseThrow();
    }

    private Forecast made() {
        return ((ForecastResult.Made) latest().forecast()).forecast();
    }

    private static ForecastResult flat(TimeSeries offered, int steps) {
        List<ForecastPoint> points = IntStream.range(0, steps)
                .mapToObj(i -> new ForecastPoint(
                        offered.window().to().plus(SETTINGS.step().multipliedBy(i)), 20, 18, 22, 17, 23))
                .toList();
        return new ForecastResult.Made(new Forecast(
                offered.window().to(),
                SETTINGS.step(),
                points,
                List.of(),
                offered.window().from(),
                0,
                0.95));
    }
}
