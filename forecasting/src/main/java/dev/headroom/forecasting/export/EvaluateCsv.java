package dev.headroom.forecasting.export;

import dev.headroom.forecasting.ensemble.Forecast;
import dev.headroom.forecasting.ensemble.ForecastMaker;
import dev.headroom.forecasting.ensemble.ForecastResult;
import dev.headroom.forecasting.load.DemandSeries;
import dev.headroom.forecasting.load.csv.NamedSeries;
import dev.headroom.forecasting.load.csv.SeriesCsv;
import dev.headroom.forecasting.load.csv.SeriesFileException;
import dev.headroom.forecasting.load.csv.TimeForm;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Judges forecasts against what came: of a test file, or of the newest part of one file. */
public final class EvaluateCsv {

    private final FileRequest request;
    private final ForecastMaker maker;
    private final Judgement judgement = new Judgement();
    private final long started = System.nanoTime();
    private int skipped;

    private EvaluateCsv(FileRequest request) {
        this.request = request;
        this.maker = request.maker();
    }

    /**
     * Forecasts every series of the training file and compares with the rows of the same series in the test file, the
     * first of which follows the last of the training file.
     */
    public static Evaluation trainAndTest(BufferedReader train, BufferedReader test, FileRequest request)
            throws IOException, SeriesFileException {
        EvaluateCsv run = new EvaluateCsv(request);
        Map<String, NamedSeries> actual = new LinkedHashMap<>();
        SeriesCsv.read(test, request.seasons()).forEach(named -> actual.put(named.id(), named));
        for (NamedSeries named : SeriesCsv.read(train, request.seasons())) {
            NamedSeries rest = actual.get(named.id());
            if (rest == null) {
                throw new IOException("series '" + named.id() + "' is not in the test file");
            }
            run.judge(named.series(), run.following(named, rest));
        }
        return run.result();
    }

    /**
     * Forecasts each series of one file at origins spread over its newest third, one horizon apart or more.
     *
     * @param origins how many per series at most, >= 1
     */
    public static Evaluation rolling(BufferedReader csv, int origins, FileRequest request)
            throws IOException, SeriesFileException {
        EvaluateCsv run = new EvaluateCsv(request);
        int horizon = request.forecast().horizonSteps();
        for (NamedSeries named : SeriesCsv.read(csv, request.seasons())) {
            DemandSeries series = named.series();
            int last = series.size() - horizon;
            int stride = Math.max(horizon, series.size() / 3 / origins);
            for (int i = origins - 1; i >= 0; i--) {
                int origin = last - i * stride;
                if (origin >= series.size() / 2 || i == 0) {
                    run.judge(series, Math.max(0, origin));
                }
            }
        }
        return run.result();
    }

    private void judge(DemandSeries series, int origin) {
        double[] actual = new double[Math.min(request.forecast().horizonSteps(), series.size() - origin)];
        for (int i = 0; i < actual.length; i++) {
            actual[i] = series.observed(origin + i);
        }
        judge(series.first(origin), actual);
    }

    /** What the test series says of the steps after the training series; NaN where it says nothing. */
    private double[] following(NamedSeries train, NamedSeries test) throws IOException {
        Duration step = train.series().step();
        Duration apart = Duration.between(train.series().end(), test.series().start());
        if (apart.isNegative() && train.form() == TimeForm.INTEGER) {
            apart = Duration.ZERO; // numbered anew, as in the wide format
        }
        if (apart.isNegative()) {
            throw new IOException("series '" + train.id() + "' of the test file begins before the training file ends");
        }
        double[] actual = new double[request.forecast().horizonSteps()];
        Arrays.fill(actual, Double.NaN);
        long offset = apart.dividedBy(step);
        for (int i = 0; i < test.series().size() && offset + i < actual.length; i++) {
            actual[Math.toIntExact(offset + i)] = test.series().observed(i);
        }
        return actual;
    }

    private void judge(DemandSeries known, double[] actual) {
        ForecastMaker.Explained explained = maker.explain(known, request.forecast());
        if (!(explained.result() instanceof ForecastResult.Made(Forecast forecast))) {
            skipped++;
            return;
        }
        judgement.add(known, actual, explained.members(), forecast.points());
    }

    private Evaluation result() {
        return new Evaluation(
                judgement.rows(), judgement.forecasts(), skipped, Duration.ofNanos(System.nanoTime() - started));
    }
}
