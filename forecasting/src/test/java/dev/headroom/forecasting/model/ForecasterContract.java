package dev.headroom.forecasting.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.forecasting.load.DemandSeries;
import dev.headroom.forecasting.load.Demands;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every member promises. */
public abstract class ForecasterContract {

    private static final int HORIZON = 48;

    protected abstract Forecaster member();

    static Stream<DemandSeries> f29_series() {
        return Stream.of(
                Demands.busy(4 * 168),
                Demands.busy(300),
                Demands.hourly(400, _ -> 0),
                Demands.hourly(400, _ -> 42),
                Demands.hourly(400, hour -> hour == 250 ? 1e9 : 1),
                Demands.hourly(400, hour -> hour < 300 ? 10 : 5_000),
                Demands.hourly(400, hour -> Math.max(0, 300 - hour)),
                Demands.hourly(400, hour -> hour % 50 == 7 ? Double.POSITIVE_INFINITY : hour % 24),
                Demands.hourly(400, hour -> hour > 150 && hour < 270 ? Double.NaN : Demands.shape(hour)),
                Demands.hourly(400, hour -> 1e15 * Demands.shape(hour)),
                Demands.hourly(26, Demands::shape),
                Demands.hourly(3, Demands::shape));
    }

    @ParameterizedTest
    @MethodSource("f29_series")
    void F29_forecastsAreFiniteNotNegativeAndOfTheRightLength(DemandSeries series) {
        if (!member().suits(series)) {
            return;
        }
        FittedForecaster fitted = member().fit(series, HORIZON, 1);

        assertThat(fitted.forecast(series, HORIZON)).hasSize(HORIZON);
        assertThat(fitted.forecast(series, 1)).hasSize(1);
        for (double value : fitted.forecast(series, HORIZON)) {
            assertThat(value).isFinite().isNotNegative();
        }
    }

    @Test
    void theSameSeedGivesTheSameForecast() {
        DemandSeries series = Demands.busy(4 * 168);

        assertThat(member().fit(series, HORIZON, 5).forecast(series, HORIZON))
                .isEqualTo(member().fit(series, HORIZON, 5).forecast(series, HORIZON));
    }

    @Test
    void aWeekSeenTwiceDoesNotMakeTheForecastExplode() {
        DemandSeries series = Demands.busy(2 * 168 - 1);
        double most = Arrays.stream(series.filled()).max().orElseThrow();

        assertThat(member().fit(series, HORIZON, 1).forecast(series, HORIZON))
                .satisfies(forecast ->
                        assertThat(Arrays.stream(forecast).max().orElseThrow()).isLessThan(1.4 * most));
    }

    @Test
    void aFittedMemberAppliesToALaterHistory() {
        DemandSeries series = Demands.busy(4 * 168);
        FittedForecaster fitted = member().fit(series.first(3 * 168), HORIZON, 1);

        assertThat(fitted.forecast(series, HORIZON)).isNotEqualTo(fitted.forecast(series.first(500), HORIZON));
    }

    @Test
    void nothingAfterTheOriginIsSeen() {
        DemandSeries series = Demands.busy(4 * 168);
        DemandSeries other = Demands.hourly(4 * 168, hour -> hour < 500 ? series.observed(hour) : 1e6);

        assertThat(member().fit(series.first(500), HORIZON, 1).forecast(series.first(500), HORIZON))
                .isEqualTo(member().fit(other.first(500), HORIZON, 1).forecast(other.first(500), HORIZON));
    }

    @Test
    void aHistoryThatEndsInAGapIsForecast() {
        DemandSeries series =
                Demands.hourly(4 * 168, hour -> hour > 480 && hour < 520 ? Double.NaN : Demands.shape(hour));

        assertThat(member().fit(series.first(500), HORIZON, 1).forecast(series.first(500), HORIZON))
                .hasSize(HORIZON)
                .doesNotContain(Double.NaN);
    }

    @Test
    void aConstantLoadStaysConstant() {
        DemandSeries series = Demands.hourly(400, _ -> 42);

        assertThat(member().fit(series, HORIZON, 1).forecast(series, HORIZON))
                .usingComparatorWithPrecision(1e-6)
                .containsOnly(42);
    }

    @Test
    void itSaysHowItWasMade() {
        DemandSeries series = Demands.busy(4 * 168);

        assertThat(member().fit(series, HORIZON, 1).provenance()).isNotBlank().doesNotContain("\n");
    }
}
