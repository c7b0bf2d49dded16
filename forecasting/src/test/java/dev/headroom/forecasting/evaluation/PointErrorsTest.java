package dev.headroom.forecasting.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PointErrorsTest {

    private static final Offset<Double> EXACT = Offset.offset(1e-12);

    @Test
    void smapeGoesFromZeroToTwoHundred() {
        assertThat(PointErrors.smape(new double[] {5, 0}, new double[] {5, 0})).isZero();
        assertThat(PointErrors.smape(new double[] {5}, new double[] {0})).isEqualTo(200, EXACT);
        assertThat(PointErrors.smape(new double[] {100}, new double[] {50})).isEqualTo(200.0 / 3, EXACT);
    }

    @Test
    void aSeasonalNaiveForecastThatErrsAsInSampleHasMaseOne() {
        double scale = PointErrors.seasonalScale(new double[] {1, 10, 3, 12, 5, 14}, 2);

        assertThat(scale).isEqualTo(2, EXACT);
        assertThat(PointErrors.mase(new double[] {7, 16}, new double[] {5, 14}, scale))
                .isEqualTo(1, EXACT);
    }

    @Test
    void stepsThatWereNotObservedDoNotCount() {
        assertThat(PointErrors.meanAbsolute(new double[] {Double.NaN, 3}, new double[] {9, 1}))
                .isEqualTo(2, EXACT);
        assertThat(PointErrors.meanAbsolute(new double[] {Double.NaN}, new double[] {9}))
                .isNaN();
    }

    @Test
    void aConstantTrainingSeriesHasNoScale() {
        assertThat(PointErrors.mase(new double[] {1}, new double[] {2}, 0)).isNaN();
    }

    @Test
    void pinballPunishesTheUnlikelySide() {
        assertThat(PointErrors.pinball(new double[] {10}, new double[] {0}, 0.9))
                .isEqualTo(9, EXACT);
        assertThat(PointErrors.pinball(new double[] {0}, new double[] {10}, 0.9))
                .isEqualTo(1, EXACT);
    }

    @Test
    void msisIsTheWidthAndFortyTimesTheMiss() {
        var bounds = new IntervalErrors.Bounds(new double[] {0, 0}, new double[] {10, 10});

        assertThat(IntervalErrors.msis95(new double[] {5, 11}, bounds, 2)).isEqualTo((20 + 40) / 2.0 / 2, EXACT);
        assertThat(IntervalErrors.coverage(new double[] {5, 11}, new double[] {0, 0}, new double[] {10, 10}))
                .isEqualTo(0.5);
    }
}
