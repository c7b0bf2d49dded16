package dev.headroom.forecasting.model.shelf;

import dev.headroom.forecasting.load.DemandSeries;
import dev.headroom.forecasting.model.FittedForecaster;
import dev.headroom.forecasting.model.Forecaster;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Models of one kind that were trained in the background and now serve. Two are held: one that knows all, and one that knows
 * nothing of the newest days, by which the ensemble judges them. A new model takes over at once; the one before stays open
 * until the next comes, much later, since a forecast may be under way with it. Thread-safe.
 */
public final class ModelShelf<M extends TrainedModel> {

    /** Which of the two. */
    public enum Place {
        /** Learned from what precedes the days that judge. */
        JUDGED,
        /** Learned from all there is. */
        NEWEST
    }

    /**
     * A model on the shelf.
     *
     * @param step of the series it learned from
     * @param until end of the newest step it knows; nobody may judge it by anything earlier
     * @param madeAt when its training ended
     * @param line how it was made, in one line
     */
    public record Held<M extends TrainedModel>(M model, Duration step, Instant until, Instant madeAt, String line) {}

    private final String name;
    private final Map<Place, Held<M>> serving = new EnumMap<>(Place.class);
    private final Map<Place, Held<M>> retired = new EnumMap<>(Place.class);

    /** Of the member with that name. */
    public ModelShelf(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    /** Puts a model in its place; it is the shelf's to close from now on. */
    public synchronized void put(Place place, Held<M> held) {
        Held<M> before = serving.put(place, held);
        @Nullable Held<M> older = before == null ? null : retired.put(place, before);
        if (older != null) {
            older.model().close();
        }
    }

    public synchronized Optional<Held<M>> at(Place place) {
        return Optional.ofNullable(serving.get(place));
    }

    /** The newest model that knows nothing beyond the history. */
    private synchronized Optional<FittedForecaster> suiting(DemandSeries history) {
        return serving.values().stream()
                .filter(held -> held.step().equals(history.step()))
                .filter(held -> !held.until().isAfter(history.end()))
                .sorted(Comparator.comparing((Held<M> held) -> held.until()).reversed())
                .flatMap(held -> held.model().forecaster(history, held.line()).stream())
                .findFirst();
    }

    /** The models as a member, which never trains and so answers in no time. */
    public Forecaster member() {
        return new Member();
    }

    private final class Member implements Forecaster {
        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean suits(DemandSeries history) {
            return suiting(history).isPresent();
        }

        @Override
        public FittedForecaster fit(DemandSeries history, int horizon, long seed) {
            return suiting(history).orElseThrow(() -> new IllegalStateException("no model suits any more"));
        }
    }
}
