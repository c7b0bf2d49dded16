package dev.headroom.forecasting.model;

import dev.headroom.forecasting.model.linear.LagRegression;
import dev.headroom.forecasting.model.naive.LastValue;
import dev.headroom.forecasting.model.naive.SeasonalNaive;
import dev.headroom.forecasting.model.smoothing.SeasonalSmoothing;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The members there are, by name. */
public final class Forecasters {

    private Forecasters() {}

    /** All members, the naive ones first. */
    public static List<Forecaster> all() {
        return List.of(
                new LastValue(),
                SeasonalNaive.day(),
                SeasonalNaive.week(),
                new SeasonalSmoothing(),
                LagRegression.elasticNet(),
                LagRegression.lars());
    }

    /** The members that make the floor which every other must beat. */
    public static Set<String> naive() {
        return Set.of("last-value", "seasonal-naive-day", "seasonal-naive-week");
    }

    /**
     * Those named, in the order of {@link #all()}.
     *
     * @throws IllegalArgumentException naming what is unknown and what there is
     */
    public static List<Forecaster> named(Set<String> names) {
        Set<String> known = all().stream().map(Forecaster::name).collect(Collectors.toSet());
        for (String name : names) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("there is no model '" + name + "'; there are "
                        + all().stream().map(Forecaster::name).collect(Collectors.joining(", ")));
            }
        }
        return all().stream().filter(member -> names.contains(member.name())).toList();
    }
}
