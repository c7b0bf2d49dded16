package dev.headroom.forecasting.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.forecasting.model.lstm.LstmShape;
import dev.headroom.forecasting.model.lstm.LstmSupport;
import dev.headroom.forecasting.model.lstm.Networks;
import dev.headroom.forecasting.model.lstm.QuantileNetwork;
import dev.headroom.forecasting.model.lstm.TrainingPlan;
import dev.headroom.forecasting.model.shelf.ModelShelf;
import dev.headroom.forecasting.model.shelf.ModelShelf.Place;
import dev.headroom.forecasting.model.shelf.UnreadableModelException;
import dev.headroom.forecasting.modelfile.ModelFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NetworkTrainerTest {

    private static final Duration DELAY = Duration.ofMinutes(10);
    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

    private final KeptFiles stored = new KeptFiles();
    private ModelShelf<QuantileNetwork> shelf = new ModelShelf<>("lstm");
    private LstmSupport support = new LstmSupport.Ready(new Told(), "TensorFlow");
    private Instant now = START;
    private int learned;
    private int asked;
    private ModelTraining<QuantileNetwork> training = started();

    @Test
    void theStartIsLeftAlone() {
        training.work();

        assertThat(asked).isZero();
        assertThat(training.status().state()).isInstanceOf(TrainingStatus.State.Resting.class);
    }

    @Test
    void theFirstTrainingFillsTheShelfAndTheStore() {
        now = START.plus(DELAY);
        training.work();

        assertThat(stored.all()).extracting(ModelFile::name).containsExactly("lstm-judged", "lstm-newest");
        ModelShelf.Held<QuantileNetwork> judged = shelf.at(Place.JUDGED).orElseThrow();
        ModelShelf.Held<QuantileNetwork> newest = shelf.at(Place.NEWEST).orElseThrow();
        assertThat(newest.until()).isEqualTo(START);
        assertThat(judged.until()).isBefore(START.minus(Duration.ofDays(2)));
        assertThat(training.status().lastTrained()).contains(now);
        assertThat(training.status().provenance()).contains("TensorFlowTrainer").contains("told");
    }

    @Test
    void afterARestartTheStoredNetworksServeAndNothingIsTrainedAnew() {
        now = START.plus(DELAY);
        training.work();
        int before = learned;

        restart();
        training.work();

        assertThat(learned).isEqualTo(before);
        assertThat(shelf.at(Place.NEWEST)).isPresent();
        assertThat(training.status().lastTrained()).contains(START.plus(DELAY));
    }

    @Test
    void F30_aStoredModelThatCannotBeReadIsLeftAsideAndTrainedAnew() {
        stored.save(new ModelFile(
                "lstm-newest",
                new ModelFile.Learned(START, START, Duration.ofHours(1)),
                "hostile".getBytes(StandardCharsets.UTF_8),
                ""));
        now = START.plus(DELAY);

        training.work();

        assertThat(learned).isPositive();
        assertThat(shelf.at(Place.NEWEST).orElseThrow().madeAt()).isEqualTo(now);
    }

    @Test
    void aWarmRoundComesAfterSixHoursAndANewNetworkAfterTheNight() {
        now = START.plus(DELAY);
        training.work();
        Instant judgedAt = shelf.at(Place.JUDGED).orElseThrow().madeAt();
        now = START.plus(Duration.ofHours(7));
        training.work();

        assertThat(shelf.at(Place.NEWEST).orElseThrow().madeAt()).isEqualTo(now);
        assertThat(shelf.at(Place.JUDGED).orElseThrow().madeAt()).isEqualTo(judgedAt);

        now = Instant.parse("2026-11-22T03:05:00Z");
        training.work();

        assertThat(shelf.at(Place.JUDGED).orElseThrow().madeAt()).isEqualTo(now);
    }

    @Test
    void withoutTensorFlowItSaysWhyAndAsksNoMore() {
        support = new LstmSupport.Missing("there is no TensorFlow for this platform");
        now = START.plus(DELAY);
        training.work();
        training.work();

        assertThat(asked).isEqualTo(1);
        assertThat(training.status().state())
                .isEqualTo(new TrainingStatus.State.Unavailable("there is no TensorFlow for this platform"));
    }

    @Test
    void nothingUnderWayCannotBeCalledOff() {
        assertThat(training.callOff()).isFalse();
    }

    private void restart() {
        now = now.plus(DELAY);
        shelf = new ModelShelf<>("lstm");
        training = started();
        now = now.plus(DELAY);
    }

    private ModelTraining<QuantileNetwork> started() {
        NetworkTrainer.Means means = new NetworkTrainer.Means(
                () -> {
                    asked++;
                    return support;
                },
                new TrainingPlan(1, 1, 20, 0.002));
        NetworkTrainer trainer = new NetworkTrainer(TrainingSettings.DEFAULT, means, 12, () -> now);
        ModelTraining.Stage stage = new ModelTraining.Stage(Pasts.endless(), stored, new MemoryCheck(), () -> now);
        return new ModelTraining<>(trainer, shelf, stage, true);
    }

    private final class Told implements Networks {
        @Override
        public QuantileNetwork learn(Round round) {
            learned++;
            return new ToldNetwork(round.start().shape());
        }

        @Override
        public QuantileNetwork read(byte[] bytes) {
            if (!new String(bytes, StandardCharsets.UTF_8).equals("told")) {
                throw new UnreadableModelException("not told");
            }
            return new ToldNetwork(LstmShape.upTo(12));
        }
    }

    private record ToldNetwork(LstmShape shape) implements QuantileNetwork {
        @Override
        public double[][] quantiles(double[]... inputs) {
            return new double[inputs.length][shape.outputs()];
        }

        @Override
        public String provenance() {
            return "told";
        }

        @Override
        public byte[] toBytes() {
            return "told".getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public void close() {}
    }
}
