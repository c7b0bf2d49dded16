package dev.headroom.forecasting.export;

import dev.headroom.forecasting.ensemble.ForecastMaker;
import dev.headroom.forecasting.ensemble.ForecastResult;
import dev.headroom.forecasting.evaluation.ErrorRecord;
import dev.headroom.forecasting.evaluation.LastValueShare;
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
 * and sets the ensemble, with the {@linkplain LastValueShare share of last value} and the margin that recommendations
 * have, beside last value with a 95 % margin from its own errors, counted in each of the ways that "a margin" may mean.
 * What comes of the margin and what of the forecast is told by a third line: last value with the margin of
 * recommendations.
 */
public final class DecideCsv {

    /** The margin that last value is given; the others are then allowed as many short steps. */
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
        int first = series.size() * 2 / 3;
        int warm = Math.max(0, first - Provisioning.WINDOW);
        double[][] said = replay(series, warm);
        double peak = Arrays.stream(from(first, series.observed()))
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        double each = capacity > 0 ? capacity : Math.max(Double.MIN_NORMAL, peak / USUAL_REPLICAS);
        List<Decisions> decisions = new ArrayList<>();
        for (int i = 0; i < said.length; i++) {
            Replay replay = new Replay(series, warm, first, said[i], leads.get(i));
            decisions.add(replay.compare(named.id(), new Provisioning(leads.get(i), each)));
        }
        return decisions;
    }

    /** What the ensemble said of each step from {@code warm} on, by lead; NaN where it said nothing. */
    private double[][] replay(DemandSeries series, int warm) {
        ForecastMaker maker = request.maker(series.step().multipliedBy(STEPS_KEPT));
        int furthest = leads.stream().mapToInt(Integer::intValue).max().orElseThrow();
        double[][] said = new double[leads.size()][series.size()];
        for (double[] lead : said) {
            Arrays.fill(lead, Double.NaN);
        }
        for (int known = Math.max(1, warm - furthest); known < series.size(); known++) {
            if (maker.make(series.first(known), request.forecast()) instanceof ForecastResult.Made(var forecast)) {
                for (int i = 0; i < said.length; i++) {
                    int step = known + leads.get(i) - 1;
                    if (step < series.size()) {
                        said[i][step] = forecast.points().get(leads.get(i) - 1).mean();
                    }
                }
            }
        }
        return said;
    }

    private static double[] from(int first, double[] values) {
        return Arrays.copyOfRange(values, first, values.length);
    }

    /** What both said and what came, step by step; those before {@code judged} only teach the margins. */
    private static final class Replay {
        private final double[] last;
        private final double[] ensemble;
        private final double[] actual;
        private final int day;
        private final int judged;

        Replay(DemandSeries series, int warm, int first, double[] said, int lead) {
            last = lastKnown(series.observed(), warm, lead);
            actual = from(warm, series.observed());
            ensemble = LastValueShare.mixed(from(warm, said), last, actual, lead);
            day = series.seasons().shortest();
            judged = first - warm;
        }

        /** The newest load that was known the lead before each step from {@code warm} on; NaN before the first. */
        private static double[] lastKnown(double[] observed, int warm, int lead) {
            double[] last = new double[observed.length - warm];
            Arrays.fill(last, Double.NaN);
            double newest = Double.NaN;
            for (int step = lead; step < observed.length; step++) {
                newest = Double.isNaN(observed[step - lead]) ? newest : observed[step - lead];
                if (step >= warm) {
                    last[step - warm] = newest;
                }
            }
            return last;
        }

        Decisions compare(String id, Provisioning provisioning) {
            ErrorRecord usualLast = ErrorRecord.usual(last, actual, provisioning.lead(), day);
            ErrorRecord usualEnsemble = ErrorRecord.usual(ensemble, actual, provisioning.lead(), day);
            List<Decisions.Comparison> comparisons = new ArrayList<>();
            for (Decisions.Counting counting : Decisions.Counting.values()) {
                Provisioning.Outcome naive = provisioning.at(QUANTILE, counting.of(last, actual), judged);
                comparisons.add(new Decisions.Comparison(
                        counting,
                        naive,
                        provisioning.within(naive.shortShare(), usualLast, judged),
                        provisioning.within(naive.shortShare(), usualEnsemble, judged)));
            }
            return new Decisions(id, provisioning, comparisons);
        }
    }
}
