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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Judges forecasts against what came: of a test file, or of the newest part of one file. */
public final class EvaluateCsv {

    private final FileRequest request;
    private final ForecastMaker maker;
    private final Judgement judgement = new Judgement();
    private final long started = System.nanoTime();
    private final List<String> notes = new ArrayList<>();
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
        SeriesCsv.read(test, request.seasons())
                .forEach(named -> actual.put(run.noted(named).id(), named));
        List<DemandSeries> known = new ArrayList<>();
        List<double[]> following = new ArrayList<>();
        for (NamedSeries named : SeriesCsv.read(train, request.seasons())) {
            NamedSeries rest = actual.get(named.id());
            if (rest == null) {
                throw new IOException("series '" + named.id() + "' is not in the test file");
            }
            known.add(run.noted(named).series());
            following.add(run.following(named, rest));
        }
        run.judge(known, following);
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
        List<DemandSeries> all = SeriesCsv.read(csv, request.seasons()).stream()
                .map(named -> run.noted(named).series())
                .toList();
        for (int back = origins - 1; back >= 0; back--) {
            run.judge(all, origins, back);
        }
        return run.result();
    }

    private NamedSeries noted(NamedSeries named) {
        named.notes().forEach(note -> notes.add(named.id() + ": " + note));
        return named;
    }

    /** Judges all series at their origin so many before the last. */
    private void judge(List<DemandSeries> all, int origins, int back) {
        int horizon = request.forecast().horizonSteps();
        List<DemandSeries> known = new ArrayList<>();
        List<double[]> following = new ArrayList<>();
        for (DemandSeries series : all) {
            int stride = Math.max(horizon, series.size() / 3 / origins);
            int origin = series.size() - horizon - back * stride;
            if (origin >= series.size() / 2 || back == 0) {
                known.add(series.first(Math.max(0, origin)));
                following.add(following(series, Math.max(0, origin)));
            }
        }
        judge(known, following);
    }

    private double[] following(DemandSeries series, int origin) {
        double[] actual = new double[Math.min(request.forecast().horizonSteps(), series.size() - origin)];
        for (int i = 0; i < actual.length; i++) {
            actual[i] = series.observed(origin + i);
        }
        return actual;
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

    private void judge(List<DemandSeries> known, List<double[]> actual) {
        List<ForecastMaker.Explained> explained = maker.explainAll(known, request.forecast());
        for (int i = 0; i < known.size(); i++) {
            if (explained.get(i).result() instanceof ForecastResult.Made(Forecast forecast)) {
                judgement.add(known.get(i), actual.get(i), explained.get(i).members(), forecast.points());
            } else {
                skipped++;
            }
        }
    }

    private Evaluation result() {
        return new Evaluation(
                judgement.rows(), judgement.forecasts(), skipped, notes, Duration.ofNanos(System.nanoTime() - started));
    }
}
