package dev.headroom.forecasting.training;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.TimeSeries;
import dev.headroom.forecasting.RecordedHistory;
import dev.headroom.forecasting.load.Demands;
import dev.headroom.forecasting.refresh.OutlookSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** Histories of one service for tests, in steps of an hour, half a day ahead. */
final class Pasts {

    private static final OutlookSettings SETTINGS = new OutlookSettings(
            Duration.ofHours(1),
            Duration.ofDays(14),
            Duration.ofHours(12),
            Duration.ofMinutes(5),
            Duration.ofSeconds(15));

    private Pasts() {}

    /** A load that was always there. */
    static TrainingHistories endless() {
        return since(Instant.EPOCH);
    }

    /** Nothing is known of the time before. */
    static TrainingHistories since(Instant first) {
        return new TrainingHistories(
                new RecordedHistory(new ServiceName("deepseek-r1"), 2),
                (asked, window, _) -> {
                    double[] values = new double[window.points()];
                    Arrays.setAll(values, i -> load(window.timeOf(i), first));
                    return new TimeSeries(window, values);
                },
                SETTINGS);
    }

    private static double load(Instant time, Instant first) {
        return time.isBefore(first) ? Double.NaN : Demands.shape(Math.toIntExact(time.getEpochSecond() / 3600 % 168));
    }
}
