package dev.headroom.forecasting.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class UsualErrorTest {

    private static final int DAY = 144;

    @Test
    void constantErrorsAreUsual() {
        double[] sizes = new double[500];
        Arrays.fill(sizes, 7);

        double[] usual = UsualError.of(sizes, 3, DAY);

        assertThat(usual[2]).isNaN();
        assertThat(usual[3]).isEqualTo(7);
        assertThat(usual[499]).isCloseTo(7, within(1e-9));
    }

    @Test
    void whatIsKnownTooLateIsNotRead() {
        double[] sizes = new double[400];
        Arrays.fill(sizes, 1);
        double[] changed = sizes.clone();
        Arrays.fill(changed, 300, 400, 100);

        assertThat(UsualError.of(changed, 10, DAY)[309]).isEqualTo(UsualError.of(sizes, 10, DAY)[309]);
        assertThat(UsualError.of(changed, 10, DAY)[310]).isGreaterThan(UsualError.of(sizes, 10, DAY)[310]);
    }

    @Test
    void theTimeOfDayAndARestlessHourRaiseIt() {
        double[] sizes = new double[4 * DAY];
        for (int step = 0; step < sizes.length; step++) {
            sizes[step] = step % DAY < 12 ? 10 : 1;
        }

        double[] usual = UsualError.of(sizes, 1, DAY);

        assertThat(usual[3 * DAY + 1]).isGreaterThan(usual[3 * DAY - 60] * 1.8);
        assertThat(usual[3 * DAY + 10]).isGreaterThan(usual[3 * DAY + 1]);
    }

    @Test
    void gapsTellNothing() {
        double[] sizes = new double[400];
        Arrays.fill(sizes, 2);
        Arrays.fill(sizes, 100, 300, Double.NaN);

        assertThat(Arrays.stream(UsualError.of(sizes, 1, DAY)).filter(Double::isFinite))
                .allMatch(usual -> Math.abs(usual - 2) < 1e-9);
    }
}
