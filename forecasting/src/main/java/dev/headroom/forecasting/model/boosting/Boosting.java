package dev.headroom.forecasting.model.boosting;

import dev.headroom.forecasting.load.DemandSeries;
import dev.headroom.forecasting.load.Seasons;
import dev.headroom.forecasting.model.FittedForecaster;
import dev.headroom.forecasting.model.FleetForecaster;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.tribuo.Tribuo;

/**
 * XGBoost, one model for all horizons and series: the horizon is a feature, loads are seen as distances from a seasonal
 * guess, and the trees learn what that guess misses. Forecasts directly, never from its own forecasts.
 */
public final class Boosting implements FleetForecaster {

    public static final String NAME = "xgboost";

    private static final double SEASONS_NEEDED = 1.5;
    private static final int FEWEST_STEPS = 48;
    private static final int MOST_ROWS = 60_000;
    private static final int MOST_ROWS_OF_ONE = 6_000;

    /** More rows than this of one step are the same told again. */
    private static final int ROWS_PER_STEP = 12;

    private final BoostingSettings settings;

    public Boosting() {
        this(BoostingSettings.USUAL);
    }

    Boosting(BoostingSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** A sentence for people when there is no XGBoost for this machine. */
    public static Optional<String> obstacle() {
        return XgboostNative.fault();
    }

    @Override
    public boolean suits(DemandSeries history) {
        return isEnough(history) && XgboostNative.works();
    }

    /** Whether trees can see what they need. */
    static boolean isEnough(DemandSeries history) {
        return history.size() >= SEASONS_NEEDED * history.seasons().longest() && history.size() >= FEWEST_STEPS;
    }

    @Override
    public FittedForecaster fit(List<DemandSeries> histories, int horizon, long seed) {
        return learn(histories, horizon, seed);
    }

    Fitted learn(List<DemandSeries> histories, int horizon, long seed) {
        Seasons seasons = histories.getFirst().seasons();
        SplittableRandom random = new SplittableRandom(seed);
        BoostedTrees.Rows rows = new BoostedTrees.Rows();
        int most = Math.min(MOST_ROWS_OF_ONE, Math.ceilDiv(MOST_ROWS, histories.size()));
        for (DemandSeries history : histories) {
            SeriesView view = new SeriesView(history, seasons);
            int earliest = Math.clamp(seasons.longest(), 3, view.size() - 2);
            int count = Math.min(most, ROWS_PER_STEP * (view.size() - earliest));
            for (int i = 0; i < count; i++) {
                int known = random.nextInt(earliest, view.size());
                int ahead = random.nextInt(1, Math.min(horizon, view.size() - known) + 1);
                rows.add(view.at(known, ahead), view.guess().missed(known, ahead));
            }
        }
        BoostedTrees trees = BoostedTrees.train(rows, settings, seed);
        String provenance = "Tribuo " + Tribuo.VERSION + " XGBoostRegressionTrainer, " + settings.trees()
                + " trees of depth " + settings.depth() + ", rate " + settings.rate() + ", " + rows.count()
                + " rows of " + histories.size() + " series";
        return new Fitted(seasons, trees, provenance);
    }

    /** Trees for series with these seasons. */
    record Fitted(Seasons seasons, BoostedTrees trees, String provenance) implements FittedForecaster {
        @Override
        public double[] forecast(DemandSeries history, int steps) {
            SeriesView view = new SeriesView(history, seasons);
            int known = view.size();
            double[] values = new double[steps];
            for (int i = 0; i < steps; i++) {
                double answer = trees.at(view.at(known, i + 1));
                values[i] = view.guess().load(known, i + 1, answer);
            }
            return FittedForecaster.plausible(values, history);
        }
    }
}
