package dev.headroom.forecasting.model.naive;

import dev.headroom.forecasting.load.DemandSeries;
import dev.headroom.forecasting.load.Seasons;
import dev.headroom.forecasting.model.FittedForecaster;
import dev.headroom.forecasting.model.Forecaster;
import java.util.function.ToIntFunction;

/** Demand is as it was one season ago. "Day" is the shortest season of the series, "week" its longest. */
public final class SeasonalNaive implements Forecaster {

    private final String name;
    private final ToIntFunction<Seasons> season;

    private SeasonalNaive(String name, ToIntFunction<Seasons> season) {
        this.name = name;
        this.season = season;
    }

    /** With the shortest season. */
    public static SeasonalNaive day() {
        return new SeasonalNaive("seasonal-naive-day", Seasons::shortest);
    }

    /** With the longest of several seasons; suits no series that has one season only. */
    public static SeasonalNaive week() {
        return new SeasonalNaive(
                "seasonal-naive-week", seasons -> seasons.lengths().size() < 2 ? 1 : seasons.longest());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean suits(DemandSeries history) {
        int length = season.applyAsInt(history.seasons());
        return length > 1 && history.size() >= length;
    }

    @Override
    public FittedForecaster fit(DemandSeries history, int horizon, long seed) {
        return new Fitted(season.applyAsInt(history.seasons()));
    }

    private record Fitted(int season) implements FittedForecaster {
        @Override
        public double[] forecast(DemandSeries history, int steps) {
            double[] values = new double[steps];
            for (int i = 0; i < steps; i++) {
                values[i] = history.filled(history.size() - season + i % season);
            }
            return values;
        }

        @Override
        public String provenance() {
            return "value one season of " + season + " steps ago, no other parameters";
        }
    }
}
