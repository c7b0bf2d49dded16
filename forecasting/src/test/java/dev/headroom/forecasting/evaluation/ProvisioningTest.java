package dev.headroom.forecasting.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ProvisioningTest {

    private static final Provisioning TEN_EACH = new Provisioning(1, 10);

    @Test
    void whoKnowsTheLoadStartsTheIdealNumberOfReplicas() {
        double[] load = wave(600, 0);

        Provisioning.Outcome outcome = TEN_EACH.at(0.95, ErrorRecord.absolute(load, load), 0);

        assertThat(outcome.shortShare()).isZero();
        assertThat(outcome.ofIdeal()).isEqualTo(1);
        assertThat(outcome.steps()).isEqualTo(600 - Provisioning.WINDOW / 2 - 1);
    }

    @Test
    void aLateForecastNeedsMoreReplicasForTheSameShortage() {
        double[] load = wave(900, 0);
        double[] late = wave(900, 6);
        double[] later = wave(900, 12);

        assertThat(TEN_EACH.within(0.05, ErrorRecord.absolute(later, load), 0).ofIdeal())
                .isGreaterThan(TEN_EACH.within(0.05, ErrorRecord.absolute(late, load), 0)
                        .ofIdeal());
    }

    @Test
    void stepsThatWereNotObservedDoNotCount() {
        double[] load = wave(600, 0);
        Arrays.fill(load, 300, 400, Double.NaN);

        assertThat(TEN_EACH.at(0.95, ErrorRecord.absolute(wave(600, 0), load), 0)
                        .steps())
                .isEqualTo(600 - Provisioning.WINDOW / 2 - 1 - 100);
    }

    @Test
    void theShareOfShortStepsIsKept() {
        double[] load = wave(900, 0);

        assertThat(TEN_EACH.within(0.04, ErrorRecord.usual(wave(900, 6), load, 1, 144), 0)
                        .shortShare())
                .isCloseTo(0.04, Offset.offset(0.04));
    }

    private static double[] wave(int steps, int late) {
        double[] values = new double[steps];
        for (int i = 0; i < steps; i++) {
            values[i] = 100 + 50 * Math.sin(2 * Math.PI * (i - late) / 144) + (i - late) % 7;
        }
        return values;
    }
}
