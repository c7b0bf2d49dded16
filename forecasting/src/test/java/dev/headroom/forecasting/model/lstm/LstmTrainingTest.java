package dev.headroom.forecasting.model.lstm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.forecasting.load.Demands;
import dev.headroom.forecasting.model.lstm.LstmTraining.Outcome;
import dev.headroom.forecasting.model.lstm.LstmTraining.Step;
import dev.headroom.forecasting.model.shelf.UnreadableModelException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LstmTrainingTest {

    private static final LstmShape SHAPE = new LstmShape(1, 4, List.of(1, 2));

    private final TrainingRows.Split rows =
            TrainingRows.of(List.of(Demands.busy(400)), SHAPE, new TrainingRows.Choice(20, 1));
    private final List<Told> made = new ArrayList<>();

    @Test
    void itStopsWhenTheNewestOriginsGetNoBetterAndGoesOnFromTheBest() {
        LstmTraining training = training(new double[] {0.5, 0.2, 0.4, 0.3, 0.1}, 10, 2);

        Outcome outcome = training.fresh(rows, 1, _ -> true);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Trained.class, trained -> {
            assertThat(trained.rounds()).isEqualTo(5);
            assertThat(trained.network()).isSameAs(made.getLast());
        });
        assertThat(made.getLast().parent).isSameAs(made.get(1));
    }

    @Test
    void everyNetworkButTheLastIsClosed() {
        training(new double[] {0.5, 0.2, 0.4, 0.3}, 10, 2).fresh(rows, 1, _ -> true);

        assertThat(made.subList(0, made.size() - 1)).allMatch(network -> network.closes == 1);
        assertThat(made.getLast().closes).isZero();
    }

    @Test
    void calledOffItLeavesNothingOpen() {
        Outcome outcome = training(new double[] {0.5, 0.2, 0.1}, 10, 2).fresh(rows, 1, step -> step.round() < 2);

        assertThat(outcome).isEqualTo(new Outcome.CalledOff());
        assertThat(made).hasSize(2).allMatch(network -> network.closes == 1);
    }

    @Test
    void aRoundThatFailsLeavesNothingOpen() {
        LstmTraining training = training(new double[] {0.5, Double.NEGATIVE_INFINITY}, 10, 2);

        assertThatThrownBy(() -> training.fresh(rows, 1, _ -> true)).hasMessage("no memory");
        assertThat(made).hasSize(1).allMatch(network -> network.closes == 1);
    }

    @Test
    void progressTellsRoundsAndTheBestLoss() {
        List<Step> steps = new ArrayList<>();

        training(new double[] {0.5, 0.2, 0.4}, 3, 3).fresh(rows, 1, step -> steps.add(step));

        assertThat(steps).extracting(Step::round).containsExactly(0, 1, 2, 3);
        assertThat(steps).extracting(Step::rounds).containsOnly(4);
        assertThat(steps.get(0).loss()).isNaN();
        assertThat(steps.get(2).loss()).isLessThan(steps.get(1).loss());
        assertThat(steps.get(3).loss()).isEqualTo(steps.get(2).loss());
    }

    /** Networks that answer all too high by so much, one after the other. */
    private LstmTraining training(double[] errors, int mostRounds, int patience) {
        return new LstmTraining(
                new Networks() {
                    @Override
                    public QuantileNetwork learn(Round round) {
                        double error = made.size() < errors.length ? errors[made.size()] : 0;
                        if (error == Double.NEGATIVE_INFINITY) {
                            throw new IllegalStateException("no memory");
                        }
                        Told next = new Told(1_000 * error, round.start());
                        made.add(next);
                        return next;
                    }

                    @Override
                    public QuantileNetwork read(byte[] bytes) {
                        throw new UnreadableModelException("none");
                    }
                },
                new TrainingPlan(mostRounds, patience, 20, 0.002));
    }

    private static final class Told implements QuantileNetwork {
        private final double answer;
        private final Networks.Start start;
        private final Object parent;
        private int closes;

        Told(double answer, Networks.Start start) {
            this.answer = answer;
            this.start = start;
            this.parent = start instanceof Networks.Start.From(var network) ? network : this;
        }

        @Override
        public LstmShape shape() {
            return SHAPE;
        }

        @Override
        public double[][] quantiles(double[]... inputs) {
            double[][] answers = new double[inputs.length][SHAPE.outputs()];
            for (double[] row : answers) {
                Arrays.fill(row, answer);
            }
            return answers;
        }

        @Override
        public String provenance() {
            return "told " + start;
        }

        @Override
        public byte[] toBytes() {
            return new byte[0];
        }

        @Override
        public void close() {
            closes++;
        }
    }
}
