package dev.headroom.forecasting.model.lstm;

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
 * Networks that were trained in the background and now serve. Two are held: one that knows all, and one that knows nothing
 * of the newest days, by which the ensemble judges them. A new network takes over at once; the one before stays open until
 * the next comes, hours later, since a forecast may be under way with it. Thread-safe.
 */
public final class LstmShelf {

    /** Which of the two. */
    public enum Place {
        /** Learned from what precedes the days that judge. */
        JUDGED,
        /** Learned from all there is. */
        NEWEST
    }

    /**
     * A network on the shelf.
     *
     * @param step of the series it learned from
     * @param until end of the newest step it knows; nobody may judge it by anything earlier
     * @param madeAt when its training ended
     * @param line how it was made, in one line
     */
    public record Held(QuantileNetwork network, Duration step, Instant until, Instant madeAt, String line) {}

    private final Map<Place, Held> serving = new EnumMap<>(Place.class);
    private final Map<Place, Held> retired = new EnumMap<>(Place.class);

    /** Puts a network in its place; it is the shelf's to close from now on. */
    public synchronized void put(Place place, Held held) {
        Held before = serving.put(place, held);
        @Nullable Held older = before == null ? null : retired.put(place, before);
        if (older != null) {
            older.network().close();
        }
    }

    public synchronized Optional<Held> at(Place place) {
        return Optional.ofNullable(serving.get(place));
    }

    /** The newest network that knows nothing beyond the history. */
    private synchronized Optional<Held> suiting(DemandSeries history) {
        return serving.values().stream()
                .filter(held -> held.step().equals(history.step()))
                .filter(held -> !held.until().isAfter(history.end()))
                .filter(held -> history.size()
                        >= SeriesWindows.needed(
                                history.seasons(), held.network().shape()))
                .max(Comparator.comparing(Held::until));
    }

    /** The networks as a member, which never trains and so answers in no time. */
    public Forecaster member() {
        return new Member();
    }

    private final class Member implements Forecaster {
        @Override
        public String name() {
            return LstmMember.NAME;
        }

        @Override
        public boolean suits(DemandSeries history) {
            return suiting(history).isPresent();
        }

        @Override
        public FittedForecaster fit(DemandSeries history, int horizon, long seed) {
            Held held = suiting(history).orElseThrow(() -> new IllegalStateException("no network suits any more"));
            return new FittedLstm(held.network(), held.line());
        }
    }
}
