package dev.headroom.forecasting.model.boosting;

import dev.headroom.forecasting.load.DemandSeries;
import dev.headroom.forecasting.load.Seasons;
import dev.headroom.forecasting.model.RunningSum;
import dev.headroom.forecasting.model.SeasonalGuess;
import java.time.Duration;
import java.time.Instant;

/**
 * What boosted trees see of one series when they forecast {@code ahead} steps from an origin: loads as distances from
 * the {@link SeasonalGuess}, in its unit. Nothing after the origin is read. "Day" is the shortest season, "week" the
 * longest. Immutable.
 */
final class SeriesView {

    private static final int DAYS_BACK = 7;
    private static final int WEEKS_BACK = 3;

    private final int day;
    private final int week;
    private final double[] values;
    private final RunningSum sums;
    private final SeasonalGuess guess;
    private final RunningSum weekChanges;
    private final RunningSum stepChanges;
    private final long firstStep;

    SeriesView(DemandSeries series, Seasons seasons) {
        this.day = seasons.shortest();
        this.week = seasons.longest();
        this.values = series.filled();
        this.sums = RunningSum.of(values);
        this.guess = new SeasonalGuess(series, seasons);
        this.weekChanges = RunningSum.ofChanges(values, week);
        this.stepChanges = RunningSum.ofChanges(values, 1);
        this.firstStep = Math.floorDiv(
                series.start().getEpochSecond(), Math.max(1, series.step().toSeconds()));
    }

    /** How many features a row has. */
    static int columns(Seasons seasons) {
        double[] any = {1, 1, 1};
        DemandSeries series = DemandSeries.of(Instant.EPOCH, Duration.ofSeconds(1), seasons, any);
        return new SeriesView(series, seasons).at(1, 1).length;
    }

    int size() {
        return values.length;
    }

    /** What answers are distances from. */
    SeasonalGuess guess() {
        return guess;
    }

    float[] at(int known, int ahead) {
        FeatureRow row = new FeatureRow(guess.load(known, ahead), guess.unit(known));
        addTime(row, known, ahead);
        addSeasons(row, known, ahead);
        addNow(row, known);
        addShifts(row, known, ahead);
        return row.values();
    }

    private void addTime(FeatureRow row, int known, int ahead) {
        long step = firstStep + known - 1 + ahead;
        int phase = Math.floorMod(step, day);
        double angle = 2 * Math.PI * phase / day;
        row.addRaw(ahead);
        row.addRaw((double) ahead / day);
        row.addRaw(phase);
        row.addRaw(Math.floorDiv(Math.floorMod(step, week), day));
        row.addRaw(Math.sin(angle));
        row.addRaw(Math.cos(angle));
    }

    private void addSeasons(FeatureRow row, int known, int ahead) {
        int sameDay = SeasonalGuess.newest(known, ahead, day);
        for (int back = 0; back < DAYS_BACK; back++) {
            row.addLoad(valueAt(sameDay - back * day));
        }
        int sameWeek = SeasonalGuess.newest(known, ahead, week);
        for (int back = 0; back < WEEKS_BACK && week > day; back++) {
            row.addLoad(valueAt(sameWeek - back * week));
        }
        for (int same : new int[] {sameDay, sameWeek}) {
            row.addLoad(sums.mean(same - 1, Math.min(known, same + 2)));
            row.addLoad(sums.mean(same - 3, Math.min(known, same + 4)));
            row.addChange(same + 1 < known ? values[same + 1] - valueAt(same - 1) : Double.NaN);
        }
    }

    private void addNow(FeatureRow row, int known) {
        int recent = guess.recent(known);
        row.addLoad(values[known - 1]);
        row.addLoad(sums.mean(known - day, known));
        row.addLoad(sums.mean(known - week, known));
        row.addChange(values[known - 1] - valueAt(known - 2));
        row.addChange(weekChanges.mean(Math.max(week, known - recent), known));
        row.addChange(stepChanges.mean(known - recent, known));
        row.addChange(sums.mean(known - recent, known));
    }

    /** How far the newest steps, and the guess itself, are from those one season before. */
    private void addShifts(FeatureRow row, int known, int ahead) {
        for (int length : new int[] {1, Math.max(2, day / 8), Math.max(3, day / 2), day}) {
            for (int season : new int[] {day, week}) {
                int from = known - length;
                boolean both = from - season >= 0;
                row.addChange(both ? sums.mean(from, known) - sums.mean(from - season, known - season) : Double.NaN);
            }
        }
        int same = SeasonalGuess.newest(known, ahead, day);
        row.addChange(values[same] - valueAt(same - week));
    }

    /** NaN before the first. */
    private double valueAt(int index) {
        return index < 0 ? Double.NaN : values[index];
    }
}
