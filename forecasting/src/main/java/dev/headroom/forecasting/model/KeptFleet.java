package dev.headroom.forecasting.model;

import dev.headroom.forecasting.load.DemandSeries;
import dev.headroom.forecasting.load.Seasons;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Keeps what a costly model learned and uses it again until it is too old: a model of yesterday applies to a history of
 * today. A kept model never knew anything that is later than the history it is asked for. Thread-safe.
 */
public final class KeptFleet implements FleetForecaster {

    private static final int MOST_KEPT = 16;

    private final FleetForecaster member;
    private final Duration keep;
    private final List<Kept> models = new ArrayList<>();

    /** Learns anew when the history has grown by {@code keep}. */
    public KeptFleet(FleetForecaster member, Duration keep) {
        this.member = member;
        this.keep = keep;
    }

    @Override
    public String name() {
        return member.name();
    }

    @Override
    public boolean suits(DemandSeries history) {
        return member.suits(history);
    }

    @Override
    public synchronized FittedForecaster fit(List<DemandSeries> histories, int horizon, long seed) {
        Kind kind = Kind.of(histories.getFirst(), horizon, seed);
        Instant latest = histories.stream()
                .map(DemandSeries::end)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Optional<Kept> kept = models.stream()
                .filter(model -> model.kind.equals(kind) && !model.end.isAfter(latest))
                .max(Comparator.comparing(Kept::end));
        if (kept.isPresent() && kept.get().end.plus(keep).isAfter(latest)) {
            return kept.get().fitted;
        }
        FittedForecaster fitted = member.fit(histories, horizon, seed);
        if (models.size() == MOST_KEPT) {
            models.removeFirst();
        }
        models.add(new Kept(kind, latest, fitted));
        return fitted;
    }

    private record Kind(Duration step, Seasons seasons, int horizon, long seed) {
        static Kind of(DemandSeries series, int horizon, long seed) {
            return new Kind(series.step(), series.seasons(), horizon, seed);
        }
    }

    private record Kept(Kind kind, Instant end, FittedForecaster fitted) {}
}
