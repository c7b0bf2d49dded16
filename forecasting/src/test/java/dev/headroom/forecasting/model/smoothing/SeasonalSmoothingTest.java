package dev.headroom.forecasting.model.smoothing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.forecasting.load.DemandSeries;
import dev.headroom.forecasting.load.Demands;
import dev.headroom.forecasting.model.Forecaster;
import dev.headroom.forecasting.model.ForecasterContract;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class SeasonalSmoothingTest extends ForecasterContract {

    @Override
    protected Forecaster member() {
        return new SeasonalSmoothing();
    }

    @Test
    void aPureDayAndWeekAreRepeated() {
        DemandSeries series = Demands.hourly(4 * 168, Demands::shape);
        double[] ahead = member().fit(series, 168, 1).forecast(series, 168);

        for (int i = 0; i < ahead.length; i++) {
            assertThat(ahead[i]).isCloseTo(Demands.shape(4 * 168 + i), Percentage.withPercentage(1));
        }
    }
}
