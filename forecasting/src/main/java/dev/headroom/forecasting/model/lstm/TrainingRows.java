package dev.headroom.forecasting.model.lstm;

import dev.headroom.forecasting.load.DemandSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What a network learns from: at many origins of all series, what it would have read and what came then. The arrays are
 * shared and never written to.
 *
 * @param from start of the oldest series
 * @param to end of the newest
 * @param step of all series
 * @param series how many series the rows are of
 */
public record TrainingRows(LstmShape shape, List<Row> rows, Instant from, Instant to, Duration step, int series) {

    public TrainingRows {
        rows = List.copyOf(rows);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("a network cannot learn from no rows");
        }
    }

    /** One origin: {@link LstmShape#inputs()} numbers, and what came at each knot. */
    public static final class Row {
        private final double[] input;
        private final double[] targets;

        Row(double[] input, double[] targets) {
            this.input = input;
            this.targets = targets;
        }

        public double[] input() {
            return input;
        }

        public double[] targets() {
            return targets;
        }
    }

    /** Rows to learn from, and later ones that tell when to stop; these may be absent in a short history. */
    public record Split(TrainingRows learn, List<Row> judge, TrainingRows all) {
        public Split {
            judge = List.copyOf(judge);
        }
    }

    private record Origin(SeriesWindows windows, int known) {
        Row row() {
            return new Row(windows.input(known), windows.targets(known));
        }
    }

    /** Share of the origins, the newest of each series, that judge. */
    private static final double JUDGING = 0.12;

    private static final int MOST_JUDGING = 400;
    private static final int FEWEST_JUDGING = 8;

    /**
     * A seeded choice of at most so many rows, in an order of its own; of series with room for at least one.
     *
     * @throws IllegalArgumentException when no series has room
     */
    public static Split of(List<DemandSeries> histories, LstmShape shape, Choice choice) {
        List<Origin> early = new ArrayList<>();
        List<Origin> late = new ArrayList<>();
        for (DemandSeries history : histories) {
            SeriesWindows windows = new SeriesWindows(history, shape);
            int first = SeriesWindows.needed(history.seasons(), shape);
            int last = history.size() - shape.horizon();
            int judging = (int) (JUDGING * (last - first));
            for (int known = first; known <= last; known++) {
                if (known <= last - judging - shape.horizon()) {
                    early.add(new Origin(windows, known));
                } else if (known > last - judging) {
                    late.add(new Origin(windows, known));
                }
            }
        }
        SplittableRandom random = new SplittableRandom(choice.seed());
        if (late.size() < FEWEST_JUDGING || early.size() < late.size()) {
            early.addAll(late);
            late.clear();
        }
        List<Row> judge = chosen(late, MOST_JUDGING, random);
        List<Row> learn = chosen(early, choice.mostRows(), random);
        early.addAll(late);
        List<Row> all = late.isEmpty() ? learn : chosen(early, choice.mostRows(), random);
        Instant from = histories.stream()
                .map(DemandSeries::start)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant to = histories.stream()
                .map(DemandSeries::end)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Duration step = histories.getFirst().step();
        TrainingRows learned = new TrainingRows(shape, learn, from, to, step, histories.size());
        return new Split(learned, judge, new TrainingRows(shape, all, from, to, step, histories.size()));
    }

    /** How many origins of a series there are to learn from, less than 1 when it is too short. */
    public static int origins(DemandSeries history, LstmShape shape) {
        return history.size() - SeriesWindows.needed(history.seasons(), shape) - shape.horizon() + 1;
    }

    /** What learns from what, in one line. */
    public String provenance() {
        return "Tribuo TensorFlowTrainer, RMSPROP, pinball loss of " + Quantiles.LEVELS + "; LSTM of " + shape.units()
                + " units over " + shape.window() + " steps, " + shape.knots().size() + " knots up to "
                + shape.horizon() + " steps ahead; " + rows.size() + " rows of " + series + " series from " + from
                + " to " + to;
    }

    /**
     * Which rows.
     *
     * @param mostRows >= 1
     */
    public record Choice(int mostRows, long seed) {
        public Choice {
            if (mostRows < 1) {
                throw new IllegalArgumentException("most rows must be >= 1, was " + mostRows);
            }
        }
    }

    private static List<Row> chosen(List<Origin> origins, int most, SplittableRandom random) {
        Origin[] shuffled = origins.toArray(Origin[]::new);
        for (int i = shuffled.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            Origin kept = shuffled[i];
            shuffled[i] = shuffled[other];
            shuffled[other] = kept;
        }
        return Arrays.stream(shuffled).limit(most).map(Origin::row).toList();
    }
}
