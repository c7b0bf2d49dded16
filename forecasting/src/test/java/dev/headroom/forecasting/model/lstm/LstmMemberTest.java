package dev.headroom.forecasting.model.lstm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.forecasting.load.DemandSeries;
import dev.headroom.forecasting.load.Demands;
import dev.headroom.forecasting.load.Seasons;
import dev.headroom.forecasting.model.FittedForecaster;
import dev.headroom.forecasting.model.Forecaster;
import dev.headroom.forecasting.model.ForecasterContract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LstmMemberTest extends ForecasterContract {

    private static final int DAY = 24;

    /** Shared, so that tests with the same series train once. */
    private static final LstmMember MEMBER =
            new LstmMember(new LstmTraining(Natives.networks(), new TrainingPlan(1, 1, 64, 0.002)), Natives::tiny);

    @Override
    protected Forecaster member() {
        return MEMBER.alone();
    }

    /** Each day has a load of its own, so that the last hours tell what no season does. */
    @Test
    void itLearnsWhatNoSeasonTells() {
        double[] levels = new SplittableRandom(7).doubles(40, 10, 100).toArray();
        DemandSeries series = DemandSeries.of(Instant.EPOCH, Duration.ofHours(1), Seasons.of(DAY), dailyLevels(levels));
        LstmMember learner =
                new LstmMember(new LstmTraining(Natives.networks(), new TrainingPlan(3, 3, 400, 0.01)), Natives::tiny);
        FittedForecaster fitted = learner.fit(List.of(series.first(34 * DAY)), 6, 1);
        double error = 0;
        double naive = 0;
        for (int day = 34; day < levels.length; day++) {
            double forecast = fitted.forecast(series.first(day * DAY + 12), 6)[3];
            error += Math.abs(levels[day] - forecast);
            naive += Math.abs(levels[day] - levels[day - 1]);
        }

        assertThat(error).isLessThan(0.8 * naive);
    }

    @Test
    void oneNetworkServesSeriesOfAnySize() {
        DemandSeries small = Demands.hourly(400, Demands::shape);
        DemandSeries large = Demands.hourly(400, hour -> 1_000 * Demands.shape(hour));

        double[] ofSmall = MEMBER.fit(List.of(small, large), 24, 1).forecast(small, 24);
        double[] ofLarge = MEMBER.fit(List.of(small, large), 24, 1).forecast(large, 24);

        for (int i = 0; i < ofSmall.length; i++) {
            assertThat(ofLarge[i]).isCloseTo(1_000 * ofSmall[i], org.assertj.core.data.Percentage.withPercentage(1));
        }
    }

    @Test
    void aFarHorizonHasKnotsAndNoStepsBetween() {
        DemandSeries series = Demands.busy(4 * 168);

        double[] forecast = MEMBER.fit(List.of(series), 300, 1).forecast(series, 300);

        assertThat(forecast).hasSize(300);
        for (int i = 0; i < forecast.length; i++) {
            assertThat(forecast[i]).isFinite();
        }
    }

    private static double[] dailyLevels(double[] levels) {
        double[] values = new double[levels.length * DAY];
        for (int hour = 0; hour < values.length; hour++) {
            values[hour] = levels[hour / DAY];
        }
        return values;
    }
}
