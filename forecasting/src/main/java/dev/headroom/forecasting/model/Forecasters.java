package dev.headroom.forecasting.model;

import dev.headroom.forecasting.model.boosting.Boosting;
import dev.headroom.forecasting.model.linear.ElasticNet;
import dev.headroom.forecasting.model.naive.LastValue;
import dev.headroom.forecasting.model.naive.SeasonalNaive;
import dev.headroom.forecasting.model.smoothing.SeasonalSmoothing;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The members there are, by name. */
public final class Forecasters {

    private Forecasters() {}

    /** The members that learn from one series alone, the naive ones first: quick enough for every refresh. */
    public static List<Forecaster> all() {
        return List.of(
                new LastValue(), SeasonalNaive.day(), SeasonalNaive.week(), new SeasonalSmoothing(), new ElasticNet());
    }

    /** The members that make the floor which every other must beat. */
    public static Set<String> naive() {
        return Set.of("last-value", "seasonal-naive-day", "seasonal-naive-week");
    }

    /** The members that learn from many series at once. */
    public static List<FleetForecaster> fleet() {
        return List.of(new Boosting());
    }

    /** The members that train too long to serve who did not name them. */
    public static Set<String> onRequest() {
        return Set.of("lstm");
    }

    /** Throws {@link IllegalArgumentException} naming what is unknown and what there is. */
    public static void check(Set<String> names) {
        List<String> known = Stream.of(
                        all().stream().map(Forecaster::name),
                        fleet().stream().map(FleetForecaster::name),
                        onRequest().stream())
                .flatMap(Function.identity())
                .toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "there is no model '" + name + "'; there are " + String.join(", ", known));
            }
        }
    }

    /** Those named, in the order of {@link #all()}. */
    public static List<Forecaster> named(Set<String> names) {
        return all().stream().filter(member -> names.contains(member.name())).toList();
    }

    /** Those named, in the order of {@link #fleet()}. */
    public static List<FleetForecaster> fleetNamed(Set<String> names) {
        return fleet().stream().filter(member -> names.contains(member.name())).toList();
    }
}
