package dev.headroom.forecasting.export;

import dev.headroom.forecasting.ensemble.ForecastPoint;
import dev.headroom.forecasting.evaluation.IntervalErrors;
import dev.headroom.forecasting.evaluation.Naive2;
import dev.headroom.forecasting.evaluation.PointErrors;
import dev.headroom.forecasting.load.DemandSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Errors of every member, forecast by forecast; one thread. */
final class Judgement {

    private static final String NAIVE2 = "naive2";
    private static final String ENSEMBLE = "ensemble";

    private final Map<String, List<Errors>> members = new LinkedHashMap<>();
    private final List<Errors> naive2 = new ArrayList<>();
    private final List<Errors> ensemble = new ArrayList<>();

    int forecasts() {
        return ensemble.size();
    }

    void add(DemandSeries known, double[] actual, Map<String, List<ForecastPoint>> alone, List<ForecastPoint> mix) {
        int season = known.seasons().shortest();
        double scale = PointErrors.seasonalScale(known.observed(), season);
        double[] benchmark = Naive2.forecast(known.filled(), season, actual.length);
        double smape = PointErrors.smape(actual, benchmark);
        double mase = PointErrors.mase(actual, benchmark, scale);
        Errors base = new Errors(smape, mase, smape, mase, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        naive2.add(base);
        Truth truth = new Truth(actual, scale, base);
        alone.forEach((name, points) ->
                members.computeIfAbsent(name, _ -> new ArrayList<>()).add(truth.errorsOf(points)));
        ensemble.add(truth.errorsOf(mix));
    }

    List<Evaluation.Row> rows() {
        List<Evaluation.Row> rows = new ArrayList<>();
        members.forEach((name, errors) -> rows.add(row(name, errors)));
        rows.add(row(NAIVE2, naive2));
        rows.add(row(ENSEMBLE, ensemble));
        return rows;
    }

    /** OWA is the ratio of means, not the mean of ratios, as in the M4 competition. */
    private static Evaluation.Row row(String name, List<Errors> errors) {
        double smape = mean(errors, Errors::smape);
        double mase = mean(errors, Errors::mase);
        return new Evaluation.Row(
                name,
                errors.size(),
                smape,
                mase,
                (smape / mean(errors, Errors::baseSmape) + mase / mean(errors, Errors::baseMase)) / 2,
                mean(errors, Errors::pinball),
                mean(errors, Errors::msis),
                mean(errors, Errors::coverage80),
                mean(errors, Errors::coverage95));
    }

    private static double mean(List<Errors> errors, ToDoubleFunction<Errors> measure) {
        return errors.stream()
                .mapToDouble(measure)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }

    /** Errors of one forecast, and those of Naive2 for the same. */
    private record Errors(
            double smape,
            double mase,
            double baseSmape,
            double baseMase,
            double pinball,
            double msis,
            double coverage80,
            double coverage95) {}

    private static final class Truth {
        private final double[] actual;
        private final double scale;
        private final Errors base;

        Truth(double[] actual, double scale, Errors base) {
            this.actual = actual;
            this.scale = scale;
            this.base = base;
        }

        Errors errorsOf(List<ForecastPoint> points) {
            double[] mean = column(points, ForecastPoint::mean);
            double[] low80 = column(points, ForecastPoint::low80);
            double[] high80 = column(points, ForecastPoint::high80);
            double[] low95 = column(points, ForecastPoint::low95);
            double[] high95 = column(points, ForecastPoint::high95);
            double pinball = PointErrors.pinball(actual, low95, 0.025)
                    + PointErrors.pinball(actual, low80, 0.1)
                    + PointErrors.pinball(actual, mean, 0.5)
                    + PointErrors.pinball(actual, high80, 0.9)
                    + PointErrors.pinball(actual, high95, 0.975);
            return new Errors(
                    PointErrors.smape(actual, mean),
                    PointErrors.mase(actual, mean, scale),
                    base.smape,
                    base.mase,
                    scale > 0 ? pinball / 5 / scale : Double.NaN,
                    IntervalErrors.msis95(actual, new IntervalErrors.Bounds(low95, high95), scale),
                    IntervalErrors.coverage(actual, low80, high80),
                    IntervalErrors.coverage(actual, low95, high95));
        }

        private double[] column(List<ForecastPoint> points, ToDoubleFunction<ForecastPoint> value) {
            return Arrays.copyOf(points.stream().mapToDouble(value).toArray(), actual.length);
        }
    }
}
