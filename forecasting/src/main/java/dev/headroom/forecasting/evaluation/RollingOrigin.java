package dev.headroom.forecasting.evaluation;

import dev.headroom.forecasting.load.DemandSeries;
import dev.headroom.forecasting.load.Seasons;
import dev.headroom.forecasting.model.FittedForecaster;
import dev.headroom.forecasting.model.Forecaster;
import java.util.ArrayList;
import java.util.List;

/**
 * Past instants at which a forecast is made as if the rest were not known yet. A model is fitted once, on what precedes
 * the first origin, and applied at each: cheap, and it never sees what it is judged by.
 *
 * @param origins numbers of steps known at each, ascending
 * @param horizon steps forecast at each, at most the horizon wanted
 * @param seasons those short enough that the history before the first origin can show them
 */
public record RollingOrigin(List<Integer> origins, int horizon, Seasons seasons) {

    private static final int MOST_ORIGINS = 28;
    private static final double SEASONS_BEFORE_FIRST = 1.5;

    public RollingOrigin {
        origins = List.copyOf(origins);
    }

    /**
     * Spreads origins over the newest part of the series: up to two longest seasons of it, or one horizon if that is longer.
     * Seasons that leave no room are dropped, longest first; the shortest is kept and the horizon cut instead.
     */
    public static RollingOrigin over(DemandSeries series, int horizon) {
        Span span = Span.of(series, horizon);
        int stride = Math.max(1, Math.ceilDiv(span.last - span.first + 1, MOST_ORIGINS));
        List<Integer> origins = new ArrayList<>();
        for (int origin = span.last; origin >= span.first; origin -= stride) {
            origins.addFirst(origin);
        }
        return new RollingOrigin(origins, span.reach, span.seasons);
    }

    /**
     * What is known before any origin of this series, and of the longer one that it grows into: origins lie a stride apart
     * from the newest backwards, so that the first of them comes and goes.
     */
    public static DemandSeries neverJudged(DemandSeries series, int horizon) {
        Span span = Span.of(series, horizon);
        return series.withSeasons(span.seasons).first(span.first);
    }

    /** Numbers of steps known between which origins may lie, both included. */
    private record Span(Seasons seasons, int first, int last, int reach) {
        static Span of(DemandSeries series, int horizon) {
            int size = series.size();
            Seasons seasons = series.seasons();
            while (seasons.lengths().size() > 1 && before(seasons) > size - horizon) {
                seasons = seasons.upTo(seasons.longest() - 1);
            }
            int fewest = Math.min(size - 1, seasons.isEmpty() ? Math.max(1, size / 2) : before(seasons));
            int reach = Math.clamp(size - fewest, 1, horizon);
            int last = size - reach;
            int first = Math.max(fewest, last - Math.max(2 * seasons.longest(), horizon));
            return new Span(seasons, first, last, reach);
        }
    }

    private static int before(Seasons seasons) {
        return (int) Math.ceil(SEASONS_BEFORE_FIRST * seasons.longest());
    }

    /** As many origins as lie at least {@code steps} apart, and the fraction on top: those between tell the same again. */
    public double independent(int steps) {
        double span = origins.getLast() - origins.getFirst();
        return Math.min(origins.size(), 1 + span / steps);
    }

    /** What the member would have said at each origin; the row of an origin has {@link #horizon} values. */
    public double[][] replay(Forecaster member, DemandSeries series, long seed) {
        return replay(member.fit(beforeFirst(series), horizon, seed), series);
    }

    /** The same of a model that was fitted on what precedes the first origin, of this series and perhaps of others. */
    public double[][] replay(FittedForecaster fitted, DemandSeries series) {
        double[][] forecasts = new double[origins.size()][];
        for (int i = 0; i < forecasts.length; i++) {
            forecasts[i] = fitted.forecast(series.withSeasons(seasons).first(origins.get(i)), horizon);
        }
        return forecasts;
    }

    /** The history that every member can be fitted on for a replay. */
    public DemandSeries beforeFirst(DemandSeries series) {
        return series.withSeasons(seasons).first(origins.getFirst());
    }

    /** What was observed after each origin, NaN in gaps. */
    public double[][] actual(DemandSeries series) {
        double[][] actual = new double[origins.size()][horizon];
        for (int i = 0; i < actual.length; i++) {
            for (int h = 0; h < horizon; h++) {
                actual[i][h] = series.observed(origins.get(i) + h);
            }
        }
        return actual;
    }
}
