package dev.headroom.forecasting.export;

import dev.headroom.forecasting.ensemble.ForecastMaker;
import dev.headroom.forecasting.ensemble.ForecastResult;
import dev.headroom.forecasting.evaluation.Provisioning;
import dev.headroom.forecasting.load.DemandSeries;
import dev.headroom.forecasting.load.csv.NamedSeries;
import dev.headroom.forecasting.load.csv.SeriesCsv;
import dev.headroom.forecasting.load.csv.SeriesFileException;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Judges forecasts by what they are for: starting replicas in time. Replays the newest third of each series step by step
 * and compares the ensemble with the last value, each with a margin from its own errors.
 */
public final class DecideCsv {

    /** The margin that last value is given; the ensemble is then allowed as many short steps. */
    private static final double QUANTILE = 0.95;

    /** Replicas at the peak when nothing is known of their capacity. */
    private static final double USUAL_REPLICAS = 20;

    /** Costly models learn anew after so many steps. */
    private static final int STEPS_KEPT = 144;

    private final FileRequest request;
    private final List<Integer> leads;
    private final double capacity;

    /**
     * What to replay.
     *
     * @param leads steps from decision to effect, each at most the horizon of the request
     * @param capacity load that one replica sustains; NaN for a twentieth of the peak
     */
    public DecideCsv(FileRequest request, List<Integer> leads, double capacity) {
        this.request = request;
        this.leads = List.copyOf(leads);
        this.capacity = capacity;
    }

    /** Decisions of every series and lead, in the order of the file. */
    public List<Decisions> run(BufferedReader csv) throws IOException, SeriesFileException {
        List<Decisions> all = new ArrayList<>();
        for (NamedSeries named : SeriesCsv.read(csv, request.seasons())) {
            all.addAll(decide(named));
        }
        return all;
    }

    private List<Decisions> decide(NamedSeries named) {
        DemandSeries series = named.series();
        ForecastMaker maker = request.maker(series.step().multipliedBy(STEPS_KEPT));
        int first = series.size() * 2 / 3;
        int furthest = leads.stream().mapToInt(Integer::intValue).max().orElseThrow();
        double[][] said = new double[leads.size()][series.size()];
        for (double[] lead : said) {
            Arrays.fill(lead, Double.NaN);
        }
        for (int known = first - furthest; known < series.size(); known++) {
            if (known > 0
                    && maker.make(series.first(known), request.forecast())
                            instanceof ForecastResult.Made(var forecast)) {
                for (int i = 0; i < said.length; i++) {
                    int step = known + leads.get(i) - 1;
                    if (step < series.size()) {
                        said[i][step] = forecast.points().get(leads.get(i) - 1).mean();
                    }
                }
            }
        }
        List<Decisions> decisions = new ArrayList<>();
        for (int i = 0; i < said.length; i++) {
            decisions.add(compare(named.id(), leads.get(i), from(first, said[i]), series));
        }
        return decisions;
    }

    private Decisions compare(String id, int lead, double[] said, DemandSeries series) {
        double[] actual = from(series.size() - said.length, series.observed());
        double[] last = new double[said.length];
        for (int i = 0; i < last.length; i++) {
            last[i] = series.filled(series.size() - said.length + i - lead);
        }
        double peak = Arrays.stream(actual).filter(Double::isFinite).max().orElse(1);
        double each = capacity > 0 ? capacity : Math.max(Double.MIN_NORMAL, peak / USUAL_REPLICAS);
        Provisioning provisioning = new Provisioning(lead, each);
        Provisioning.Outcome naive = provisioning.at(QUANTILE, last, actual);
        return new Decisions(id, each, provisioning, naive, provisioning.within(naive.shortShare(), said, actual));
    }

    private static double[] from(int first, double[] values) {
        return Arrays.copyOfRange(values, first, values.length);
    }

    /** Last value with its margin, and the ensemble with a margin that leaves as few steps short. */
    public record Decisions(
            String series,
            double capacity,
            Provisioning provisioning,
            Provisioning.Outcome lastValue,
            Provisioning.Outcome ensemble) {

        public static String header() {
            return String.format(
                    "%-12s %4s %-11s %6s %7s %13s %s%n",
                    "series", "lead", "member", "steps", "short", "replica-hours", "");
        }

        /** Two lines of a table. */
        public String toText() {
            return line("last-value", lastValue, "")
                    + line(
                            "ensemble",
                            ensemble,
                            String.format("%+.1f%%", 100 * (ensemble.ofIdeal() / lastValue.ofIdeal() - 1)));
        }

        private String line(String member, Provisioning.Outcome outcome, String saved) {
            return String.format(
                    "%-12s %4d %-11s %6d %6.2f%% %7.3f ideal %s%n",
                    series,
                    provisioning.lead(),
                    member,
                    outcome.steps(),
                    100 * outcome.shortShare(),
                    outcome.ofIdeal(),
                    saved);
        }
    }
}
