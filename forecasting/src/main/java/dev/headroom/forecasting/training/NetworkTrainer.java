package dev.headroom.forecasting.training;

import dev.headroom.forecasting.load.DemandSeries;
import dev.headroom.forecasting.model.lstm.LstmShape;
import dev.headroom.forecasting.model.lstm.LstmSupport;
import dev.headroom.forecasting.model.lstm.LstmTraining;
import dev.headroom.forecasting.model.lstm.LstmTraining.Outcome;
import dev.headroom.forecasting.model.lstm.Networks;
import dev.headroom.forecasting.model.lstm.QuantileNetwork;
import dev.headroom.forecasting.model.lstm.TrainingPlan;
import dev.headroom.forecasting.model.lstm.TrainingRows;
import dev.headroom.forecasting.model.shelf.ModelShelf;
import dev.headroom.forecasting.model.shelf.ModelShelf.Held;
import dev.headroom.forecasting.model.shelf.ModelShelf.Place;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One recurrent network from the load of all services together. One thread. */
final class NetworkTrainer implements ModelTrainer<QuantileNetwork> {

    private static final Logger LOG = LoggerFactory.getLogger(NetworkTrainer.class);

    /** Fixed, so that the same history gives the same network. */
    private static final long SEED = 1;

    /** Origins of all series together, below which a network is not worth its time. */
    private static final int FEWEST_ORIGINS = 100;

    private static final MemoryCheck.Need NEED = new MemoryCheck.Need(800, 200);

    private final TrainingSettings settings;
    private final Means means;
    private final LstmShape shape;
    private final InstantSource clock;
    private @Nullable Networks networks;

    /** TensorFlow is looked for when it is first needed. */
    record Means(Supplier<LstmSupport> support, TrainingPlan plan) {}

    NetworkTrainer(TrainingSettings settings, Means means, int stepsAhead, InstantSource clock) {
        this.settings = settings;
        this.means = means;
        this.shape = LstmShape.upTo(stepsAhead).withUnits(settings.units());
        this.clock = clock;
    }

    @Override
    public Duration startDelay() {
        return settings.startDelay();
    }

    @Override
    public Optional<String> obstacle() {
        return switch (means.support().get()) {
            case LstmSupport.Ready(var found, var library) -> {
                LOG.info("{} is there: networks are trained in the background", library);
                networks = found;
                yield Optional.empty();
            }
            case LstmSupport.Missing(var reason) -> Optional.of(reason);
        };
    }

    @Override
    public MemoryCheck.Need need() {
        return NEED;
    }

    @Override
    public QuantileNetwork read(byte[] bytes) {
        return requireNetworks().read(bytes);
    }

    @Override
    public Optional<Job> due(ModelShelf<QuantileNetwork> shelf, Instant now) {
        return new Timetable(settings).ofNetworks(shelf, now);
    }

    @Override
    public boolean suits(List<Past> fleet) {
        return fleet.stream().mapToInt(past -> origins(past.unjudged())).sum() >= FEWEST_ORIGINS;
    }

    @Override
    public Map<Place, Held<QuantileNetwork>> train(Task<QuantileNetwork> task, Progress progress) {
        LstmTraining training = new LstmTraining(requireNetworks(), means.plan());
        LstmTraining.Progress steps = step -> progress.goOn(step.round(), step.rounds());
        if (task.job() == Job.WARM) {
            QuantileNetwork old = task.shelf().at(Place.NEWEST).orElseThrow().model();
            return oneMore(training, old, task, steps)
                    .map(newest -> Map.of(Place.NEWEST, newest))
                    .orElse(Map.of());
        }
        TrainingRows.Split rows = rows(task.fleet(), Past::unjudged);
        Optional<Held<QuantileNetwork>> judged = held(training.fresh(rows, SEED, steps), rows.all());
        Optional<Held<QuantileNetwork>> newest = judged.flatMap(held -> oneMore(training, held.model(), task, steps));
        if (newest.isEmpty()) {
            judged.ifPresent(held -> held.model().close());
            return Map.of();
        }
        Map<Place, Held<QuantileNetwork>> trained = new EnumMap<>(Place.class);
        trained.put(Place.JUDGED, judged.orElseThrow());
        trained.put(Place.NEWEST, newest.get());
        return trained;
    }

    private Optional<Held<QuantileNetwork>> oneMore(
            LstmTraining training, QuantileNetwork old, Task<QuantileNetwork> task, LstmTraining.Progress steps) {
        TrainingRows all = rows(task.fleet(), Past::whole).all();
        return held(training.again(old, all, steps), all);
    }

    private TrainingRows.Split rows(List<Past> fleet, Function<Past, DemandSeries> part) {
        List<DemandSeries> learnable =
                fleet.stream().map(part).filter(history -> origins(history) > 0).toList();
        return TrainingRows.of(
                learnable, shape, new TrainingRows.Choice(means.plan().rowsOf(learnable.size()), SEED));
    }

    private int origins(DemandSeries history) {
        return history.size() == 0 ? 0 : Math.max(0, TrainingRows.origins(history, shape));
    }

    /** Empty when it was called off. */
    private Optional<Held<QuantileNetwork>> held(Outcome outcome, TrainingRows rows) {
        if (!(outcome instanceof Outcome.Trained(var network, var rounds))) {
            return Optional.empty();
        }
        String line = rows.provenance() + ", " + rounds + " rounds";
        return Optional.of(new Held<>(network, rows.step(), rows.to(), clock.instant(), line));
    }

    private Networks requireNetworks() {
        if (networks == null) {
            throw new IllegalStateException("TensorFlow was not looked for yet");
        }
        return networks;
    }
}
