package dev.headroom.forecasting.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.Signal;
import dev.headroom.forecasting.RecordedHistory;
import dev.headroom.forecasting.ensemble.Forecast;
import dev.headroom.forecasting.ensemble.ForecastMaker;
import dev.headroom.forecasting.ensemble.ForecastPoint;
import dev.headroom.forecasting.ensemble.ForecastRequest;
import dev.headroom.forecasting.ensemble.ForecastResult;
import dev.headroom.forecasting.model.Forecasters;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LongForecastsTest {

    private static final ServiceName SERVICE = new ServiceName("deepseek-r1");
    private static final Instant NOW = Instant.parse("2026-11-21T17:21:00Z");

    private static final ForecastMaker MAKER = new ForecastMaker(Forecasters.all());

    private final RecordedHistory history =
            new RecordedHistory(SERVICE, 5).with(Signal.OFFERED_RPS, LongForecastsTest::daily);
    private final LongForecasts forecasts = new LongForecasts(
            Sources.of(history, new KeptInMemory(), new MemoryCalendar()),
            (offered, steps) -> MAKER.make(offered, new ForecastRequest(steps, 1)),
            OutlookSettings.scrapedEvery(Duration.ofSeconds(15)),
            () -> NOW);

    @Test
    void aMonthAheadIsForeseenInHours() {
        history.lastSampleAt(NOW);

        Forecast month = made(Duration.ofDays(30));

        assertThat(month.step()).isEqualTo(Duration.ofHours(1));
        assertThat(month.origin()).isEqualTo(Instant.parse("2026-11-21T17:00:00Z"));
        assertThat(month.points()).hasSize(720);
        ForecastPoint last = month.points().getLast();
        assertThat(last.mean()).isCloseTo(daily(last.time()), within(2.0));
        assertThat(last.low95()).isLessThanOrEqualTo(last.mean());
    }

    @Test
    void whoAsksAgainWithinTheHourGetsTheSame() {
        history.lastSampleAt(NOW);

        assertThat(made(Duration.ofDays(7))).isSameAs(made(Duration.ofDays(7)));
        assertThat(made(Duration.ofDays(8)).points()).hasSize(192);
    }

    @Test
    void dataThatWentStaleGiveNoForecast() {
        history.lastSampleAt(NOW.minus(Duration.ofHours(1)));

        assertThat(forecasts.of(SERVICE, Duration.ofDays(7))).isInstanceOf(ForecastResult.NotMade.class);
    }

    @Test
    void beyondThirtyDaysNothingIsForeseen() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> forecasts.of(SERVICE, Duration.ofDays(31)))
                .withMessage("horizon must be at most 30d, was 31d");
    }

    private Forecast made(Duration horizon) {
        return ((ForecastResult.Made) forecasts.of(SERVICE, horizon)).forecast();
    }

    private static double daily(Instant time) {
        return 20 + 10 * Math.sin(2 * Math.PI * time.atZone(ZoneOffset.UTC).getHour() / 24);
    }
}
