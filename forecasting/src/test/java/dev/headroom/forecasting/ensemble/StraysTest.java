package dev.headroom.forecasting.ensemble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.forecasting.ensemble.ForecastResult.Made;
import dev.headroom.forecasting.load.DemandSeries;
import dev.headroom.forecasting.load.Demands;
import dev.headroom.forecasting.model.FittedForecaster;
import dev.headroom.forecasting.model.Forecaster;
import dev.headroom.forecasting.model.Forecasters;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StraysTest {

    private static final DemandSeries HISTORY = Demands.busy(28 * 24);
    private static final ForecastRequest TWO_DAYS = new ForecastRequest(48, 1);

    @Test
    void aMemberThatReplaysPerfectlyAndThenRunsAwayHasNoSay() {
        Forecast forecast = forecastWith(new RunsAway(HISTORY.size()));

        assertThat(forecast.members())
                .filteredOn(score -> score.member().equals("runs-away"))
                .singleElement()
                .satisfies(score -> {
                    assertThat(score.weight()).isZero();
                    assertThat(score.provenance()).startsWith("left out");
                });
        assertThat(forecast.points()).allSatisfy(point -> assertThat(point.mean())
                .isLessThan(2 * HISTORY.observed()[HISTORY.size() - 1] + 200));
    }

    @Test
    void aMemberThatKeepsItsHeadIsWeighedByItsReplays() {
        Forecast forecast = forecastWith(new RunsAway(Integer.MAX_VALUE));

        assertThat(forecast.members())
                .filteredOn(score -> score.member().equals("runs-away"))
                .singleElement()
                .satisfies(score -> assertThat(score.weight()).isGreaterThan(0.9));
    }

    private static Forecast forecastWith(Forecaster member) {
        List<Forecaster> members = new ArrayList<>(Forecasters.all());
        members.add(member);
        return ((Made) new ForecastMaker(members).make(HISTORY, TWO_DAYS)).forecast();
    }

    /** Knows the truth as long as the history is shorter than {@code limit}, and multiplies it by ten from then on. */
    private record RunsAway(int limit) implements Forecaster {

        @Override
        public String name() {
            return "runs-away";
        }

        @Override
        public boolean suits(DemandSeries history) {
            return true;
        }

        @Override
        public FittedForecaster fit(DemandSeries history, int horizon, long seed) {
            return new FittedForecaster() {
                @Override
                public double[] forecast(DemandSeries known, int steps) {
                    double[] truth = HISTORY.observed();
                    double[] values = new double[steps];
                    for (int i = 0; i < steps; i++) {
                        int at = known.size() + i;
                        double shape = at < truth.length ? truth[at] : Demands.shape(at);
                        values[i] = known.size() >= limit ? 10 * shape : shape;
                    }
                    return values;
                }

                @Override
                public String provenance() {
                    return "an oracle with a bad day";
                }
            };
        }
    }
}
