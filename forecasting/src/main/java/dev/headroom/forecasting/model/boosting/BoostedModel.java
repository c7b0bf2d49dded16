package dev.headroom.forecasting.model.boosting;

import dev.headroom.forecasting.load.DemandSeries;
import dev.headroom.forecasting.load.Seasons;
import dev.headroom.forecasting.model.FittedForecaster;
import dev.headroom.forecasting.model.shelf.TrainedModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Boosted trees that serve for a while, a set of them for each set of seasons. Asking them needs no native library. Immutable. */
public final class BoostedModel implements TrainedModel {

    /** Knows nothing and serves nobody. */
    public static final BoostedModel NONE = new BoostedModel(Map.of());

    private final Map<Seasons, Boosting.Fitted> kinds;

    BoostedModel(Map<Seasons, Boosting.Fitted> kinds) {
        this.kinds = new LinkedHashMap<>(kinds);
    }

    /**
     * Learns from series that have one step and the same seasons, each of which {@link Boosting} suits.
     *
     * @param horizon steps ahead that will be asked for, >= 1
     */
    public static BoostedModel learn(List<DemandSeries> series, int horizon, long seed) {
        Boosting.Fitted fitted = new Boosting().learn(series, horizon, seed);
        return new BoostedModel(Map.of(fitted.seasons(), fitted));
    }

    /** This and the other; of the other where both know the same seasons. */
    public BoostedModel and(BoostedModel other) {
        Map<Seasons, Boosting.Fitted> both = new LinkedHashMap<>(kinds);
        both.putAll(other.kinds);
        return new BoostedModel(both);
    }

    /** How the trees came to be. */
    public String line() {
        return kinds.values().stream()
                .map(fitted -> fitted.provenance() + " with seasons "
                        + fitted.seasons().lengths())
                .collect(Collectors.joining("; "));
    }

    @Override
    public Optional<FittedForecaster> forecaster(DemandSeries history, String line) {
        return Optional.<FittedForecaster>ofNullable(kinds.get(history.seasons()))
                .filter(_ -> Boosting.isEnough(history));
    }

    @Override
    public String provenance() {
        return "";
    }

    @Override
    public byte[] toBytes() {
        return TreeFile.write(kinds);
    }

    /** A model that {@link #toBytes} wrote; refuses anything else. */
    public static BoostedModel read(byte[] bytes) {
        return new BoostedModel(TreeFile.read(bytes));
    }

    @Override
    public void close() {
        // plain objects only
    }
}
