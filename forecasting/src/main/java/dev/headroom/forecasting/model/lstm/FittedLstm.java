package dev.headroom.forecasting.model.lstm;

import dev.headroom.forecasting.load.DemandSeries;
import dev.headroom.forecasting.model.FittedForecaster;
import java.util.List;

/** A network as a member: its median is the forecast, drawn straight between two knots. Thread-safe. */
final class FittedLstm implements FittedForecaster {

    private final QuantileNetwork network;
    private final String provenance;

    FittedLstm(QuantileNetwork network, String provenance) {
        this.network = network;
        this.provenance = provenance;
    }

    @Override
    public double[] forecast(DemandSeries history, int steps) {
        LstmShape shape = network.shape();
        SeriesWindows windows = new SeriesWindows(history, shape);
        int known = history.size();
        if (windows.isFlat(known)) {
            return windows.sameAsBefore(known, steps);
        }
        double[] answers = network.quantiles(windows.input(known))[0];
        double level = windows.level(known);
        double[] before = windows.sameAsBefore(known, Math.max(steps, shape.horizon()));
        List<Integer> knots = shape.knots();
        double[] change = new double[knots.size()];
        for (int i = 0; i < change.length; i++) {
            double median = answers[i * Quantiles.LEVELS.size() + Quantiles.MEDIAN];
            change[i] = median * level - before[knots.get(i) - 1];
        }
        double most = MOST_GROWTH * windows.most();
        double[] values = new double[steps];
        int knot = 0;
        for (int i = 0; i < steps; i++) {
            while (knot < knots.size() - 1 && knots.get(knot) < i + 1) {
                knot++;
            }
            values[i] = Math.min(most, before[i] + between(knots, change, i + 1, knot));
        }
        return FittedForecaster.atLeastZero(values);
    }

    /** Straight between the knot and the one before; beyond the last as at the last. */
    private static double between(List<Integer> knots, double[] change, int ahead, int knot) {
        if (knot == 0 || ahead >= knots.get(knot)) {
            return change[knot];
        }
        int from = knots.get(knot - 1);
        double share = (double) (ahead - from) / (knots.get(knot) - from);
        return change[knot - 1] + share * (change[knot] - change[knot - 1]);
    }

    @Override
    public String provenance() {
        return provenance;
    }
}
