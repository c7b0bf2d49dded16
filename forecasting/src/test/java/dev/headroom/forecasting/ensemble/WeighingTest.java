package dev.headroom.forecasting.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.forecasting.evaluation.RollingOrigin;
import dev.headroom.forecasting.load.DemandSeries;
import dev.headroom.forecasting.load.Seasons;
import dev.headroom.forecasting.model.FittedForecaster;
import dev.headroom.forecasting.model.Forecasters;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeighingTest {

    private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
    private static final int DAY = 24;

    @Test
    void lastValueKeepsAThirdOfTheNextStepsWhereItIsNearlyAsGoodAsTheBest() {
        double[] nearly = weightsOfLastValue(0.9, 8);

        assertThat(nearly[0]).isGreaterThanOrEqualTo(1.0 / 3);
        assertThat(nearly[2]).isGreaterThanOrEqualTo(1.0 / 3);
        assertThat(weightsOfLastValue(0.5, 8)[0]).isCloseTo(0, within(0.01));
    }

    @Test
    void whoWasBestAtReplaysThatTellTheSameAgainIsTrustedLess() {
        double often = weightsOfLastValue(0.8, 8)[7];
        double once = weightsOfLastValue(0.8, 2 * DAY)[2 * DAY - 1];

        assertThat(once).isGreaterThan(often);
    }

    /** By step, beside a member whose errors are that share of those of last value, on a load that rises for ever. */
    private static double[] weightsOfLastValue(double share, int horizon) {
        double[] load = new double[6 * DAY];
        Arrays.setAll(load, i -> 100 + i);
        DemandSeries series = DemandSeries.of(START, Duration.ofHours(1), Seasons.of(DAY), load);
        MemberRun.Task task =
                new MemberRun.Task(series, RollingOrigin.over(series, horizon), new ForecastRequest(horizon, 1));
        List<MemberRun> runs = List.of(
                new MemberRun("last-value", rising(0), rising(0), task),
                new MemberRun("follower", rising(1 - share), rising(1 - share), task));
        double[][] actual = task.origins().actual(series);
        RelativeLosses losses = RelativeLosses.of(runs, Forecasters.naive(), actual);
        double[] mix = Weighing.of(runs, losses, task.origins(), actual).combined();
        double[] weights = new double[horizon];
        for (int step = 0; step < horizon; step++) {
            double last = runs.getFirst().forecast()[step];
            double other = runs.getLast().forecast()[step];
            weights[step] = (other - mix[step]) / (other - last);
        }
        return weights;
    }

    private static FittedForecaster rising(double slope) {
        return new FittedForecaster() {
            @Override
            public double[] forecast(DemandSeries history, int steps) {
                double[] values = new double[steps];
                Arrays.setAll(values, i -> history.filled(history.size() - 1) + slope * (i + 1));
                return values;
            }

            @Override
            public String provenance() {
                return "rises by " + slope;
            }
        };
    }
}
