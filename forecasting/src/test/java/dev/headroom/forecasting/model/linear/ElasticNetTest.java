package dev.headroom.forecasting.model.linear;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.forecasting.load.DemandSeries;
import dev.headroom.forecasting.load.Demands;
import dev.headroom.forecasting.model.Forecaster;
import dev.headroom.forecasting.model.ForecasterContract;
import java.util.Arrays;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class ElasticNetTest extends ForecasterContract {

    @Override
    protected Forecaster member() {
        return new ElasticNet();
    }

    @Test
    void aNoisyWeekIsForecastNearItsShape() {
        DemandSeries series = Demands.busy(4 * 168);
        double[] ahead = member().fit(series, 48, 1).forecast(series, 48);

        for (int i = 0; i < ahead.length; i++) {
            assertThat(ahead[i]).isCloseTo(Demands.shape(4 * 168 + i), Percentage.withPercentage(15));
        }
    }

    @Test
    void noFeatureLooksPastTheOrigin() {
        DemandSeries series = Demands.busy(4 * 168);
        double[] changed = series.filled();
        Arrays.fill(changed, 400, changed.length, 1e6);
        LagFeatures before = new LagFeatures(series, series.seasons());
        DemandSeries other = DemandSeries.of(series.start(), series.step(), series.seasons(), changed);
        LagFeatures after = new LagFeatures(other, series.seasons());

        for (int ahead : new int[] {1, 2, 24, 25, 48, 168, 200}) {
            double[] expected = before.at(400, ahead);
            double[] features = after.at(400, ahead);
            assertThat(features).containsExactly(expected);
        }
    }
}
