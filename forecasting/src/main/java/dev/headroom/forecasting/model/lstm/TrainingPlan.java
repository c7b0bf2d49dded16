package dev.headroom.forecasting.model.lstm;

/**
 * How long a network learns.
 *
 * @param mostRounds rounds of a fresh network at most, >= 1
 * @param patience rounds without a better judgement after which it stops, >= 1
 * @param mostRows rows per round of one series at most, >= 1
 * @param rate step of learning at first, > 0
 */
public record TrainingPlan(int mostRounds, int patience, int mostRows, double rate) {

    /** Tens of seconds on one core for 50 units and 48 steps ahead. */
    public static final TrainingPlan USUAL = new TrainingPlan(12, 4, 4_000, 0.003);

    private static final int ROWS_PER_SERIES = 60;

    /** Share of the first rate that is left in the end. */
    private static final double LAST = 0.02;

    public TrainingPlan {
        if (mostRounds < 1 || patience < 1 || mostRows < 1 || !(rate > 0)) {
            throw new IllegalArgumentException("rounds, patience, rows and rate must be > 0, were " + mostRounds + ", "
                    + patience + ", " + mostRows + " and " + rate);
        }
    }

    /** Rows per round at most: many series have more to tell than one, though not as many times more. */
    public int rowsOf(int series) {
        return Math.clamp((long) ROWS_PER_SERIES * series, mostRows, 4 * mostRows);
    }

    /** Learning slows down along half a wave, from the first round (0) to one after the last. */
    double rateOf(int round) {
        double wave = (1 + Math.cos(Math.PI * Math.min(round, mostRounds) / mostRounds)) / 2;
        return rate * (LAST + (1 - LAST) * wave);
    }
}
