package dev.headroom.forecasting.export;

import dev.headroom.forecasting.load.csv.OccasionsCsv;
import dev.headroom.forecasting.load.csv.SeriesFileException;
import dev.headroom.forecasting.model.linear.LinearRequestModel;
import dev.headroom.forecasting.model.linear.LinearRequestModel.Occasion;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Requests of occasions to come from what a planner knows of them, such as users or a campaign: a linear model of the
 * columns, without seasons. Its intervals come from how far it is off for each past occasion when it learns from the
 * others, and are empty where fewer than four past occasions can tell.
 */
public final class RequestsCsv {

    /** Beyond this many past occasions only the newest are left out one by one. */
    private static final int MOST_LEFT_OUT = 100;

    private static final int FEWEST_FOR_INTERVALS = 4;

    private RequestsCsv() {}

    /** Writes a row per occasion to come; returns how many. */
    public static int run(BufferedReader csv, List<String> regressors, Appendable out)
            throws IOException, SeriesFileException {
        int written = 0;
        out.append(ForecastCsv.HEADER).append('\n');
        for (var series : OccasionsCsv.read(csv, regressors).entrySet()) {
            List<Occasion> past = series.getValue().stream()
                    .filter(OccasionsCsv.Row::isPast)
                    .map(row -> new Occasion(row.regressors(), row.requests()))
                    .toList();
            if (past.size() < 2) {
                throw new IOException("series '" + series.getKey() + "' has " + past.size()
                        + " occasions with a value of y; at least 2 are needed");
            }
            LinearRequestModel model = LinearRequestModel.of(past);
            double[] errors = errors(past);
            for (OccasionsCsv.Row row : series.getValue()) {
                if (!row.isPast()) {
                    double mean = model.requestsAt(row.regressors());
                    out.append(Numbers.csvText(series.getKey())).append(',').append(Numbers.csvText(row.time()));
                    out.append(',').append(Numbers.csv(mean));
                    append(out, mean, quantile(errors, 0.80));
                    append(out, mean, quantile(errors, 0.95));
                    out.append('\n');
                    written++;
                }
            }
        }
        return written;
    }

    private static void append(Appendable out, double mean, double half) throws IOException {
        out.append(',').append(Numbers.csv(Double.isNaN(half) ? half : Math.max(0, mean - half)));
        out.append(',').append(Numbers.csv(mean + half));
    }

    /** Absolute errors of the newest occasions, each left out in turn, ascending; none when there are too few. */
    private static double[] errors(List<Occasion> past) {
        if (past.size() < FEWEST_FOR_INTERVALS) {
            return new double[0];
        }
        int count = Math.min(MOST_LEFT_OUT, past.size());
        double[] errors = new double[count];
        for (int i = 0; i < count; i++) {
            int left = past.size() - 1 - i;
            List<Occasion> others = new ArrayList<>(past);
            Occasion occasion = others.remove(left);
            double said = LinearRequestModel.of(others).requestsAt(occasion.regressors());
            errors[i] = Math.abs(said - occasion.requests());
        }
        Arrays.sort(errors);
        return errors;
    }

    /** The conformal quantile; the greatest error where there are too few for that. */
    private static double quantile(double[] errors, double coverage) {
        if (errors.length == 0) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(coverage * (errors.length + 1));
        return errors[Math.min(rank, errors.length) - 1];
    }
}
