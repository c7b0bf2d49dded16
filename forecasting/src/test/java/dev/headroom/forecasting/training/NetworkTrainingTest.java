package dev.headroom.forecasting.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.Signal;
import dev.headroom.forecasting.RecordedHistory;
import dev.headroom.forecasting.load.Demands;
import dev.headroom.forecasting.model.lstm.LstmShape;
import dev.headroom.forecasting.model.lstm.LstmShelf;
import dev.headroom.forecasting.model.lstm.LstmShelf.Place;
import dev.headroom.forecasting.model.lstm.LstmSupport;
import dev.headroom.forecasting.model.lstm.Networks;
import dev.headroom.forecasting.model.lstm.QuantileNetwork;
import dev.headroom.forecasting.model.lstm.TrainingPlan;
import dev.headroom.forecasting.model.lstm.UnreadableNetworkException;
import dev.headroom.forecasting.modelfile.ModelFile;
import dev.headroom.forecasting.modelfile.ModelFiles;
import dev.headroom.forecasting.refresh.OutlookSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkTrainingTest {

    private static final Duration DELAY = Duration.ofMinutes(10);
    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

    private final List<ModelFile> stored = new ArrayList<>();
    private LstmShelf shelf = new LstmShelf();
    private LstmSupport support = new LstmSupport.Ready(new Told(), "TensorFlow");
    private Instant now = START;
    private int learned;
    private int asked;
    private NetworkTraining training = started();

    @Test
    void theStartIsLeftAlone() {
        training.work();

        assertThat(asked).isZero();
        assertThat(training.status().state()).isInstanceOf(TrainingStatus.State.Waiting.class);
    }

    @Test
    void theFirstTrainingFillsTheShelfAndTheStore() {
        now = START.plus(DELAY);
        training.work();

        assertThat(stored).extracting(ModelFile::name).containsExactly("lstm-judged", "lstm-newest");
        LstmShelf.Held judged = shelf.at(Place.JUDGED).orElseThrow();
        LstmShelf.Held newest = shelf.at(Place.NEWEST).orElseThrow();
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
    void f30_aStoredModelThatCannotBeReadIsLeftAsideAndTrainedAnew() {
        stored.add(new ModelFile(
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
        shelf = new LstmShelf();
        training = started();
        now = now.plus(DELAY);
    }

    private NetworkTraining started() {
        RecordedHistory history = new RecordedHistory(new ServiceName("deepseek-r1"), 2)
                .with(Signal.OFFERED_RPS, time -> Demands.shape(Math.toIntExact(time.getEpochSecond() / 3600 % 168)));
        OutlookSettings outlooks = new OutlookSettings(
                Duration.ofHours(1),
                Duration.ofDays(14),
                Duration.ofHours(12),
                Duration.ofMinutes(5),
                Duration.ofSeconds(15));
        NetworkTraining.Sources sources = new NetworkTraining.Sources(
                history,
                outlooks,
                new Kept(),
                () -> {
                    asked++;
                    return support;
                },
                new TrainingPlan(1, 1, 20, 0.002));
        return new NetworkTraining(TrainingSettings.DEFAULT, sources, shelf, () -> now);
    }

    private final class Kept implements ModelFiles {
        @Override
        public void save(ModelFile file) {
            stored.add(file);
        }

        @Override
        public List<ModelFile> newest(String name) {
            return stored.reversed().stream()
                    .filter(file -> file.name().equals(name))
                    .toList();
        }
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
                throw new UnreadableNetworkException("not told");
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
