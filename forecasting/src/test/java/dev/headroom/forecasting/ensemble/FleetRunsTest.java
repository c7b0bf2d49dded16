package dev.headroom.forecasting.ensemble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.forecasting.load.DemandSeries;
import dev.headroom.forecasting.load.Demands;
import dev.headroom.forecasting.load.Seasons;
import dev.headroom.forecasting.model.FittedForecaster;
import dev.headroom.forecasting.model.FleetForecaster;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FleetRunsTest {

    private static final ForecastRequest DAY = new ForecastRequest(24, 1);

    private final Remembers member = new Remembers();
    private final ForecastMaker maker = new ForecastMaker(List.of(), List.of(member));

    @Test
    void seriesOfOneKindShareAModelThatIsFittedBeforeTheReplaysAndNow() {
        DemandSeries weekly = Demands.busy(21 * 24);
        DemandSeries daily = weekly.withSeasons(Seasons.of(24));

        List<ForecastResult> results = maker.makeAll(List.of(weekly, daily, weekly), DAY);

        assertThat(results).hasSize(3).allMatch(ForecastResult.Made.class::isInstance);
        assertThat(member.fits.stream().map(List::size)).containsExactly(2, 2, 1, 1);
        assertThat(member.fits.get(0).getFirst().size())
                .isLessThan(member.fits.get(1).getFirst().size());
    }

    @Test
    void aSeriesThatIsTooShortIsAnsweredInItsPlace() {
        List<ForecastResult> results =
                maker.makeAll(List.of(Demands.busy(500), Demands.busy(10), Demands.busy(500)), DAY);

        assertThat(results.stream().map(ForecastResult.Made.class::isInstance)).containsExactly(true, false, true);
    }

    @Test
    void aModelThatFailsLeavesTheForecastToTheOthers() {
        assertThat(maker.make(Demands.hourly(500, _ -> 666), DAY)).isInstanceOf(ForecastResult.NotMade.class);
    }

    /** Says the last value, and keeps what it was given to learn from. */
    private static final class Remembers implements FleetForecaster {
        private final List<List<DemandSeries>> fits = new ArrayList<>();

        @Override
        public String name() {
            return "remembers";
        }

        @Override
        public boolean suits(DemandSeries history) {
            return history.size() > 20;
        }

        @Override
        public FittedForecaster fit(List<DemandSeries> histories, int horizon, long seed) {
            if (histories.getFirst().observed(0) == 666) {
                throw new IllegalStateException("number of the beast");
            }
            fits.add(List.copyOf(histories));
            return new FittedForecaster() {
                @Override
                public double[] forecast(DemandSeries history, int steps) {
                    double[] values = new double[steps];
                    Arrays.fill(values, history.filled(history.size() - 1));
                    return values;
                }

                @Override
                public String provenance() {
                    return "last value";
                }
            };
        }
    }
}
