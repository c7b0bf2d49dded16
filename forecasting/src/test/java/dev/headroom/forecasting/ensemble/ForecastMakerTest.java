package dev.headroom.forecasting.ensemble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import dev.headroom.forecasting.ensemble.ForecastResult.Made;
import dev.headroom.forecasting.ensemble.ForecastResult.NotMade;
import dev.headroom.forecasting.ensemble.ForecastResult.Reason;
import dev.headroom.forecasting.load.DemandSeries;
import dev.headroom.forecasting.load.Demands;
import dev.headroom.forecasting.model.Forecasters;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ForecastMakerTest {

    private static final ForecastRequest TWO_DAYS = new ForecastRequest(48, 1);

    private final ForecastMaker maker = new ForecastMaker(Forecasters.all());

    @Test
    void aRegularWeekIsForecastWithinItsNoise() {
        Forecast forecast = made(Demands.busy(28 * 24));

        for (int i = 0; i < 48; i++) {
            assertThat(forecast.points().get(i).mean())
                    .isCloseTo(Demands.shape(28 * 24 + i), org.assertj.core.data.Percentage.withPercentage(12));
        }
        assertThat(forecast.coverage95()).isBetween(0.85, 1.0);
    }

    @Test
    void aForecastBeginsWhereTheHistoryEnds() {
        Forecast forecast = made(Demands.busy(28 * 24));

        assertThat(forecast.origin()).isEqualTo(Demands.START.plus(Duration.ofDays(28)));
        assertThat(forecast.points()).hasSize(48);
        assertThat(forecast.points().getLast().time())
                .isEqualTo(forecast.origin().plus(Duration.ofHours(47)));
    }

    @Test
    void weightsAddUpToOneAndTheLoserOfTheNaiveMembersHasNone() {
        Forecast forecast = made(Demands.busy(28 * 24));

        assertThat(forecast.members().stream().mapToDouble(MemberScore::weight).sum())
                .isCloseTo(1, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(forecast.members())
                .filteredOn(score -> score.member().equals("last-value"))
                .allSatisfy(score -> assertThat(score.weight()).isLessThan(0.1));
    }

    @Test
    void theSameSeedGivesTheSameForecast() {
        DemandSeries series = Demands.busy(21 * 24);

        assertThat(made(series).points()).isEqualTo(made(series).points());
    }

    @Test
    void historyShorterThanTwoDaysIsTooLittle() {
        assertThat(maker.make(Demands.busy(47), TWO_DAYS)).isInstanceOfSatisfying(NotMade.class, not -> {
            assertThat(not.reason()).isEqualTo(Reason.TOO_LITTLE_HISTORY);
            assertThat(not.detail()).isEqualTo("47 of 48 steps of history");
        });
    }

    @Test
    void historyThatIsMostlyGapsIsRefused() {
        DemandSeries series = Demands.hourly(500, hour -> hour % 3 == 0 ? 10 : Double.NaN);

        assertThat(maker.make(series, TWO_DAYS)).isInstanceOfSatisfying(NotMade.class, not -> assertThat(not.reason())
                .isEqualTo(Reason.TOO_MANY_GAPS));
    }

    @Test
    void anUnknownSeriesIsTooLittleHistory() {
        Window window = Window.covering(Demands.START, Demands.START.plus(Duration.ofDays(14)), Duration.ofMinutes(10));
        double[] nothing = new double[window.points()];
        Arrays.fill(nothing, Double.NaN);

        assertThat(maker.make(new TimeSeries(window, nothing), TWO_DAYS)).isInstanceOf(NotMade.class);
    }

    @Test
    void gapsAtTheEndAreNotForecastAsZeroLoad() {
        DemandSeries series = Demands.hourly(28 * 24, hour -> hour < 27 * 24 ? Demands.shape(hour) : Double.NaN);

        assertThat(made(series).origin()).isEqualTo(Demands.START.plus(Duration.ofDays(27)));
    }

    @Test
    void onlyChosenModelsAreAsked() {
        ForecastMaker naive = new ForecastMaker(Forecasters.named(Set.of("last-value")));

        assertThat(naive.make(Demands.busy(500), TWO_DAYS)).isInstanceOfSatisfying(Made.class, made -> assertThat(
                        made.forecast().members())
                .singleElement()
                .satisfies(score -> assertThat(score.weight()).isEqualTo(1)));
    }

    static Stream<IntToDoubleFunction> f29() {
        return Stream.of(
                _ -> 0,
                _ -> 42,
                hour -> hour == 200 ? 1e9 : 1,
                hour -> hour < 250 ? 10 : 5_000,
                hour -> hour % 50 == 7 ? Double.POSITIVE_INFINITY : hour % 24,
                hour -> hour > 100 && hour < 220 ? Double.NaN : Demands.shape(hour),
                hour -> hour % 24 == 3 ? 0 : 1e-12,
                hour -> 1e15 * Demands.shape(hour),
                hour -> Math.max(0, 300 - hour));
    }

    @ParameterizedTest
    @MethodSource("f29")
    void F29_oddSeriesGetFiniteNestedIntervals(IntToDoubleFunction load) {
        for (int hours : new int[] {48, 49, 100, 251, 300, 336, 400}) {
            ForecastResult result = maker.make(Demands.hourly(hours, load), TWO_DAYS);
            if (result instanceof Made(Forecast forecast)) {
                assertThat(forecast.points()).hasSize(48).allSatisfy(point -> {
                    assertThat(point.low95()).isNotNegative().isFinite();
                    assertThat(point.high95()).isFinite();
                });
            }
        }
    }

    private Forecast made(DemandSeries series) {
        return ((Made) maker.make(series, TWO_DAYS)).forecast();
    }
}
