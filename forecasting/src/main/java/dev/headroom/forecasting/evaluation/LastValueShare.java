package dev.headroom.forecasting.evaluation;

/**
 * How much of last value to take for the next steps beside a forecast: the share, in quarters, that would have erred least of
 * late. On load that is mostly noise from step to step, last value is hard to beat; where load follows the clock it is not; and
 * where both know something, a mix knows more.
 */
public final class LastValueShare {

    private static final double[] SHARES = {0, 0.25, 0.5, 0.75, 1};

    /** Two days of ten-minute steps, as many errors as margins are taken from. */
    private static final int WINDOW = Provisioning.WINDOW;

    private LastValueShare() {}

    /** Each step's forecast with the share that was best by what was known {@code lead} steps before. */
    public static double[] mixed(double[] forecasts, double[] last, double[] actual, int lead) {
        double[] mixed = new double[forecasts.length];
        for (int step = 0; step < mixed.length; step++) {
            int known = Math.max(0, step - lead + 1);
            double share = best(new Said(forecasts, last, actual), Math.max(0, known - WINDOW), known);
            mixed[step] = of(share, last[step], forecasts[step]);
        }
        return mixed;
    }

    /** The forecast with that share of last value; as it is where no last value is known. */
    public static double of(double share, double last, double forecast) {
        return share == 0 || Double.isNaN(last) ? forecast : share * last + (1 - share) * forecast;
    }

    /** The share that would have erred least; 0 where nothing is known. */
    public static double best(double[] forecasts, double[] last, double[] actual) {
        return best(new Said(forecasts, last, actual), 0, actual.length);
    }

    private static double best(Said said, int from, int to) {
        double best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (double share : SHARES) {
            double sum = 0;
            for (int i = from; i < to; i++) {
                double error = Math.abs(said.actual[i] - share * said.last[i] - (1 - share) * said.forecasts[i]);
                sum += Double.isFinite(error) ? error : 0;
            }
            if (sum < least) {
                least = sum;
                best = share;
            }
        }
        return best;
    }

    /** What both said and what came, step by step. */
    private static final class Said {
        private final double[] forecasts;
        private final double[] last;
        private final double[] actual;

        Said(double[] forecasts, double[] last, double[] actual) {
            this.forecasts = forecasts;
            this.last = last;
            this.actual = actual;
        }
    }
}
