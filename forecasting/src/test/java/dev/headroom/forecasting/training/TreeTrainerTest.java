package dev.headroom.forecasting.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.headroom.forecasting.ensemble.ForecastMaker;
import dev.headroom.forecasting.ensemble.ForecastRequest;
import dev.headroom.forecasting.ensemble.ForecastResult;
import dev.headroom.forecasting.ensemble.MemberScore;
import dev.headroom.forecasting.load.DemandSeries;
import dev.headroom.forecasting.load.Demands;
import dev.headroom.forecasting.load.Seasons;
import dev.headroom.forecasting.model.Forecaster;
import dev.headroom.forecasting.model.boosting.BoostedModel;
import dev.headroom.forecasting.model.boosting.Boosting;
import dev.headroom.forecasting.model.naive.LastValue;
import dev.headroom.forecasting.model.naive.SeasonalNaive;
import dev.headroom.forecasting.model.shelf.ModelShelf;
import dev.headroom.forecasting.model.shelf.ModelShelf.Place;
import dev.headroom.forecasting.modelfile.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeTrainerTest {

    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

    /** Five days: enough for a season of a day, and few rows. */
    private static final Instant FIRST = START.minus(Duration.ofDays(5));

    @TempDir
    private Path system;

    private final KeptFiles stored = new KeptFiles();
    private ModelShelf<BoostedModel> shelf = new ModelShelf<>(Boosting.NAME);
    private Instant now = START;

    @BeforeEach
    void needsXgboost() {
        assumeTrue(Boosting.obstacle().isEmpty());
    }

    @Test
    void aMinuteAfterTheStartTreesAreTrainedStoredAndAsked() {
        ModelTraining<BoostedModel> training = started();
        boolean tooEarly = training.work();
        now = START.plusSeconds(60);

        assertThat(tooEarly).isFalse();
        assertThat(training.work()).isTrue();
        assertThat(stored.all()).extracting(ModelFile::name).containsExactly("xgboost-judged", "xgboost-newest");
        assertThat(shelf.at(Place.JUDGED).orElseThrow().until()).isBefore(START.minus(Duration.ofDays(1)));
        assertThat(training.status().lastTrained()).contains(now);
        assertThat(training.status().provenance())
                .contains("XGBoostRegressionTrainer")
                .contains("seasons [24]");
        assertThat(member().suits(lately())).isTrue();
        double[] ahead = member().fit(lately(), 12, 1).forecast(lately(), 12);
        assertThat(ahead[0]).isCloseTo(lately().observed(96), org.assertj.core.data.Percentage.withPercentage(15));
    }

    @Test
    void theEnsembleJudgesTreesByDaysThatTheyDidNotLearnFrom() {
        trained();
        ForecastMaker maker = new ForecastMaker(List.of(new LastValue(), SeasonalNaive.day(), member()));

        ForecastResult result = maker.make(lately(), new ForecastRequest(12, 1));

        assertThat(result).isInstanceOfSatisfying(ForecastResult.Made.class, made -> assertThat(
                        made.forecast().members())
                .extracting(MemberScore::member)
                .contains("xgboost"));
    }

    @Test
    void treesAreTrainedAnewWhenTheyAreAnHourOld() {
        ModelTraining<BoostedModel> training = trained();
        now = now.plus(Duration.ofMinutes(59));
        boolean early = training.work();
        now = now.plus(Duration.ofMinutes(1));

        assertThat(early).isFalse();
        assertThat(training.work()).isTrue();
        assertThat(shelf.at(Place.NEWEST).orElseThrow().madeAt()).isEqualTo(now);
    }

    @Test
    void afterARestartTheStoredTreesServeUntilTheyAreOld() {
        trained();
        Instant madeAt = now;
        shelf = new ModelShelf<>(Boosting.NAME);
        ModelTraining<BoostedModel> again = started();

        assertThat(again.work()).as("at once").isFalse();
        assertThat(again.status().lastTrained()).contains(madeAt);
        assertThat(again.status().state()).isEqualTo(new TrainingStatus.State.Waiting("the stored model serves"));
        assertThat(member().suits(lately())).isTrue();
    }

    @Test
    void F30_storedTreesThatAreBrokenAreLeftAsideAndTrainedAnew() {
        stored.save(new ModelFile(
                "xgboost-newest", new ModelFile.Learned(START, START, Duration.ofHours(1)), new byte[] {1, 2, 3}, ""));

        trained();

        assertThat(shelf.at(Place.NEWEST).orElseThrow().madeAt()).isEqualTo(now);
    }

    @Test
    void withoutMemoryItWaitsAndSaysSoAndWhatServedServesOn() throws IOException {
        ModelTraining<BoostedModel> training = trained();
        Instant madeAt = now;
        Files.createDirectories(system.resolve("proc"));
        Files.writeString(system.resolve("proc/meminfo"), "MemTotal: 8000000 kB\nMemAvailable:   20480 kB\n");
        now = now.plus(Duration.ofHours(2));

        assertThat(training.work()).isFalse();
        assertThat(training.status().state())
                .isEqualTo(new TrainingStatus.State.Waiting("training needs 100 MB of free memory, there are 20 MB"));
        assertThat(shelf.at(Place.NEWEST).orElseThrow().madeAt()).isEqualTo(madeAt);
    }

    @Test
    void calledOffBetweenTwoRoundsItPutsNothingOnTheShelf() {
        TreeTrainer trainer = new TreeTrainer(TrainingSettings.DEFAULT, 12, () -> now);
        ModelTrainer.Task<BoostedModel> task =
                new ModelTrainer.Task<>(Job.REGULAR, Pasts.since(FIRST).all(START), shelf);

        assertThat(trainer.train(task, (done, rounds) -> done < rounds - 1)).isEqualTo(Map.of());
    }

    @Test
    void aHistoryOfADayIsTooLittle() {
        TreeTrainer trainer = new TreeTrainer(TrainingSettings.DEFAULT, 12, () -> now);

        assertThat(trainer.suits(Pasts.since(START.minus(Duration.ofDays(1))).all(START)))
                .isFalse();
        assertThat(trainer.suits(Pasts.since(FIRST).all(START))).isTrue();
    }

    private Forecaster member() {
        return shelf.member();
    }

    private ModelTraining<BoostedModel> trained() {
        ModelTraining<BoostedModel> training = started();
        now = now.plusSeconds(60);
        assertThat(training.work()).isTrue();
        return training;
    }

    private ModelTraining<BoostedModel> started() {
        TreeTrainer trainer = new TreeTrainer(TrainingSettings.DEFAULT, 12, () -> now);
        ModelTraining.Stage stage =
                new ModelTraining.Stage(Pasts.since(FIRST), stored, new MemoryCheck(system), () -> now);
        return new ModelTraining<>(trainer, shelf, stage, true);
    }

    /** What an outlook would read at the start. */
    private static DemandSeries lately() {
        double[] values = new double[120];
        for (int i = 0; i < values.length; i++) {
            long hour = FIRST.getEpochSecond() / 3600 + i;
            values[i] = Demands.shape(Math.toIntExact(hour % 168));
        }
        return DemandSeries.of(FIRST, Duration.ofHours(1), Seasons.of(24), values);
    }
}
