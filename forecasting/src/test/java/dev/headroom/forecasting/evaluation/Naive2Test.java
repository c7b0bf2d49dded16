package dev.headroom.forecasting.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.forecasting.load.Demands;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class Naive2Test {

    @Test
    void aSeasonalSeriesKeepsItsLevelAndRepeatsItsSeason() {
        double[] day = Demands.hourly(480, hour -> 100 + 50 * Math.sin(2 * Math.PI * hour / 24))
                .observed();
        double[] ahead = Naive2.forecast(day, 24, 24);

        assertThat(Naive2.isSeasonal(day, 24)).isTrue();
        for (int i = 0; i < 24; i++) {
            assertThat(ahead[i]).isCloseTo(day[i], Percentage.withPercentage(1));
        }
    }

    @Test
    void withoutASeasonItIsTheLastValue() {
        assertThat(Naive2.forecast(new double[] {3, 1, 2}, 24, 2)).containsExactly(2, 2);
        assertThat(Naive2.forecast(new double[200], 24, 2)).containsExactly(0, 0);
    }

    @Test
    void seasonalFactorsHaveAMeanOfOne() {
        double[] factors = Naive2.seasonalFactors(Demands.busy(480).observed(), 24);

        assertThat(java.util.Arrays.stream(factors).average()).hasValueCloseTo(1.0, Percentage.withPercentage(1e-9));
    }
}
