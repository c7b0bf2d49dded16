package dev.headroom.forecasting.model.lstm;

import dev.headroom.forecasting.model.lstm.Networks.Round;
import dev.headroom.forecasting.model.lstm.Networks.Start;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets a network learn round by round until it no longer gets better at the newest origins, which it does not learn from;
 * a last round then shows it these, too. Between rounds it tells how far it is and may be called off. Thread-safe.
 */
public final class LstmTraining {

    /** Share of the first rate at which a network that has learned goes on. */
    private static final double WARM = 0.2;

    private final Networks networks;
    private final TrainingPlan plan;

    public LstmTraining(Networks networks, TrainingPlan plan) {
        this.networks = networks;
        this.plan = plan;
    }

    public TrainingPlan plan() {
        return plan;
    }

    /** A network from nothing but the rows. */
    public Outcome fresh(TrainingRows.Split rows, long seed, Progress progress) {
        return train(new Start.Fresh(rows.learn().shape(), seed), rows, progress);
    }

    /** One more round, on all rows, for a network that has learned before. Called off, it leaves the old one as it was. */
    public Outcome again(QuantileNetwork learned, TrainingRows rows, Progress progress) {
        if (!progress.goOn(new Step(0, 1, Double.NaN))) {
            return new Outcome.CalledOff();
        }
        Round round = new Round(new Start.From(learned), rows, WARM * plan.rate());
        return new Outcome.Trained(networks.learn(round), 1);
    }

    private Outcome train(Start start, TrainingRows.Split rows, Progress progress) {
        int steps = plan.mostRounds() + 1;
        try (Course course = new Course(start, rows.judge())) {
            while (course.rounds < plan.mostRounds() && course.sinceBest() < plan.patience()) {
                if (!progress.goOn(new Step(course.rounds, steps, course.loss))) {
                    return new Outcome.CalledOff();
                }
                course.add(networks.learn(new Round(course.newest(), rows.learn(), plan.rateOf(course.rounds))));
            }
            if (!progress.goOn(new Step(plan.mostRounds(), steps, course.loss))) {
                return new Outcome.CalledOff();
            }
            Round last = new Round(course.best(), rows.all(), plan.rateOf(plan.mostRounds()));
            return new Outcome.Trained(networks.learn(last), course.rounds + 1);
        }
    }

    /** The pinball loss over all quantiles, in units of the level. */
    static double loss(QuantileNetwork network, List<TrainingRows.Row> rows) {
        double[][] answers =
                network.quantiles(rows.stream().map(TrainingRows.Row::input).toArray(double[][]::new));
        double sum = 0;
        for (int row = 0; row < answers.length; row++) {
            sum += loss(answers[row], rows.get(row).targets());
        }
        return sum / rows.size();
    }

    private static double loss(double[] answers, double[] targets) {
        int levels = Quantiles.LEVELS.size();
        double sum = 0;
        for (int i = 0; i < answers.length; i++) {
            double error = targets[i / levels] - answers[i];
            double level = Quantiles.LEVELS.get(i % levels);
            sum += Math.max(level * error, (level - 1) * error);
        }
        return sum / answers.length;
    }

    /** Hears how training goes. Called on the training thread between two rounds. */
    @FunctionalInterface
    public interface Progress {

        /** Whether to go on. */
        boolean goOn(Step step);
    }

    /**
     * How far training is.
     *
     * @param round rounds done
     * @param rounds how many there will be at most
     * @param loss best judgement so far; NaN before the first
     */
    public record Step(int round, int rounds, double loss) {}

    /** How training ended. */
    public sealed interface Outcome {

        /** The network is the caller's to close. */
        record Trained(QuantileNetwork network, int rounds) implements Outcome {}

        record CalledOff() implements Outcome {}
    }

    /** The newest and the best network of one training, both closed with it. */
    private static final class Course implements AutoCloseable {
        private final Start start;
        private final List<TrainingRows.Row> judge;
        private @Nullable QuantileNetwork newest;
        private @Nullable QuantileNetwork best;
        private double loss = Double.NaN;
        private int rounds;
        private int bestRound;

        Course(Start start, List<TrainingRows.Row> judge) {
            this.start = start;
            this.judge = judge;
        }

        Start newest() {
            return newest == null ? start : new Start.From(newest);
        }

        Start best() {
            return best == null ? start : new Start.From(best);
        }

        /** Without rows to judge by the newest network is the best. */
        void add(QuantileNetwork network) {
            double judged = judge.isEmpty() ? Double.NaN : loss(network, judge);
            boolean better = best == null || judge.isEmpty() || judged < loss;
            if (better && !bestIsNewest()) {
                close(best);
            }
            if (better || !bestIsNewest()) {
                close(newest);
            }
            rounds++;
            newest = network;
            if (better) {
                best = network;
                loss = judged;
                bestRound = rounds;
            }
        }

        int sinceBest() {
            return rounds - bestRound;
        }

        private boolean bestIsNewest() {
            return bestRound == rounds;
        }

        private static void close(@Nullable QuantileNetwork network) {
            if (network != null) {
                network.close();
            }
        }

        @Override
        public void close() {
            close(newest);
            if (!bestIsNewest()) {
                close(best);
            }
        }
    }
}
