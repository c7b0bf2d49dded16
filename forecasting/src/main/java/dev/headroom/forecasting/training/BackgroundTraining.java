package dev.headroom.forecasting.training;

import dev.headroom.collector.history.History;
import dev.headroom.forecasting.model.boosting.BoostedModel;
import dev.headroom.forecasting.model.lstm.LstmSupport;
import dev.headroom.forecasting.model.lstm.QuantileNetwork;
import dev.headroom.forecasting.model.lstm.TrainingPlan;
import dev.headroom.forecasting.model.shelf.ModelShelf;
import dev.headroom.forecasting.modelfile.ModelFiles;
import dev.headroom.forecasting.refresh.LoadHistory;
import dev.headroom.forecasting.refresh.OutlookSettings;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Trains all costly models, one after the other: the quick trees first. {@link #work} belongs to one thread; everything
 * else is thread-safe.
 */
public final class BackgroundTraining implements Training {

    private final List<ModelTraining<?>> models;

    /** What training needs from outside. */
    public record Sources(
            History history,
            LoadHistory load,
            OutlookSettings outlooks,
            ModelFiles files,
            Supplier<LstmSupport> support,
            TrainingPlan plan) {}

    /** Where what was trained goes. */
    public record Shelves(ModelShelf<BoostedModel> trees, ModelShelf<QuantileNetwork> networks) {}

    public BackgroundTraining(TrainingSettings settings, Sources sources, Shelves shelves, InstantSource clock) {
        TrainingHistories histories = new TrainingHistories(sources.history(), sources.load(), sources.outlooks());
        ModelTraining.Stage stage = new ModelTraining.Stage(histories, sources.files(), new MemoryCheck(), clock);
        TreeTrainer trees = new TreeTrainer(settings, histories.stepsAhead(), clock);
        NetworkTrainer networks = new NetworkTrainer(
                settings, new NetworkTrainer.Means(sources.support(), sources.plan()), histories.stepsAhead(), clock);
        this.models = List.of(
                new ModelTraining<>(trees, shelves.trees(), stage, settings.enabled()),
                new ModelTraining<>(networks, shelves.networks(), stage, settings.enabled()));
    }

    /** Does what is due, if anything: one job, so that whoever stops it waits for one at most. */
    public void work() {
        for (ModelTraining<?> model : models) {
            if (model.work()) {
                return;
            }
        }
    }

    /** Why the last attempt at one of the models failed; empty when none did. */
    public Optional<String> failure() {
        return models.stream().flatMap(model -> model.failure().stream()).findFirst();
    }

    @Override
    public List<TrainingStatus> models() {
        return models.stream().map(ModelTraining::status).toList();
    }

    @Override
    public boolean callOff() {
        boolean any = false;
        for (ModelTraining<?> model : models) {
            any |= model.callOff();
        }
        return any;
    }
}
