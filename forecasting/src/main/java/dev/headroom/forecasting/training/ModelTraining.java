package dev.headroom.forecasting.training;

import dev.headroom.forecasting.model.shelf.ModelShelf;
import dev.headroom.forecasting.model.shelf.ModelShelf.Held;
import dev.headroom.forecasting.model.shelf.ModelShelf.Place;
import dev.headroom.forecasting.model.shelf.TrainedModel;
import dev.headroom.forecasting.modelfile.ModelFiles;
import dev.headroom.forecasting.training.TrainingStatus.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the shelf of one kind of model filled: from the stored models after a start, and by training when that is due.
 * {@link #work} belongs to one thread; everything else is thread-safe.
 */
final class ModelTraining<M extends TrainedModel> {

    private static final Logger LOG = LoggerFactory.getLogger(ModelTraining.class);
    private static final Duration RETRY = Duration.ofMinutes(30);

    private final ModelTrainer<M> trainer;
    private final ModelShelf<M> shelf;
    private final StoredModels<M> stored;
    private final Stage stage;
    private final boolean enabled;

    private volatile State state;
    private volatile boolean calledOff;
    private volatile Optional<String> failure = Optional.empty();
    private boolean looked;
    private boolean ready;
    private Instant nextAttempt;

    /** What all kinds of models share. */
    record Stage(TrainingHistories histories, ModelFiles files, MemoryCheck memory, InstantSource clock) {}

    ModelTraining(ModelTrainer<M> trainer, ModelShelf<M> shelf, Stage stage, boolean enabled) {
        this.trainer = trainer;
        this.shelf = shelf;
        this.stored = new StoredModels<>(stage.files(), shelf);
        this.stage = stage;
        this.enabled = enabled;
        this.nextAttempt = stage.clock().instant().plus(trainer.startDelay());
        this.state = enabled ? new State.Resting(nextAttempt) : new State.Off("switched off in headroom.yaml");
    }

    TrainingStatus status() {
        Optional<Held<M>> newest = shelf.at(Place.NEWEST);
        return new TrainingStatus(
                shelf.name(),
                state,
                newest.map(Held::madeAt),
                newest.map(held -> (held.line() + "\n" + held.model().provenance()).strip())
                        .orElse(""));
    }

    /** Ends the job under way after its round; says whether there is one. */
    boolean callOff() {
        calledOff = true;
        return state instanceof State.Training;
    }

    /** Does what is due, if anything, and says whether it trained, which takes up to minutes. */
    boolean work() {
        if (!enabled) {
            return false;
        }
        try {
            lookForStored();
            Instant now = stage.clock().instant();
            if (now.isBefore(nextAttempt)) {
                return false;
            }
            boolean trained = prepare() && trains(now);
            failure = Optional.empty();
            return trained;
        } catch (RuntimeException | LinkageError broken) {
            LOG.warn("{} could not be trained, the other models serve: {}", shelf.name(), broken.toString());
            rest("failed: " + broken.getMessage());
            failure = Optional.of(shelf.name() + ": " + broken);
            return false;
        }
    }

    /** Why the last attempt failed; empty when it did not. */
    Optional<String> failure() {
        return failure;
    }

    /** What was trained before a restart serves at once; only training waits until the start is over. */
    private void lookForStored() {
        if (!looked) {
            looked = true;
            if (!stored.isEmpty()) {
                prepare();
            }
        }
    }

    /** Looks for what the model needs of this machine and fills the shelf, once; says whether it can train. */
    private boolean prepare() {
        if (ready) {
            return true;
        }
        Optional<String> obstacle = trainer.obstacle();
        if (obstacle.isPresent()) {
            LOG.warn("no {}, the other models serve: {}", shelf.name(), obstacle.get());
            state = new State.Unavailable(obstacle.get());
            nextAttempt = Instant.MAX;
            return false;
        }
        stored.fill(trainer::read);
        if (shelf.at(Place.NEWEST).isPresent()) {
            state = new State.Waiting("the stored model serves");
        }
        ready = true;
        return true;
    }

    private boolean trains(Instant now) {
        Optional<Job> due = trainer.due(shelf, now);
        if (due.isEmpty()) {
            return false;
        }
        Optional<String> shortage = stage.memory().shortage(trainer.need());
        if (shortage.isPresent()) {
            LOG.info("{} is not trained now: {}", shelf.name(), shortage.get());
            rest(shortage.get());
            return false;
        }
        List<Past> fleet = stage.histories().all(now);
        if (!trainer.suits(fleet)) {
            rest("no service has enough history yet");
            return false;
        }
        train(new ModelTrainer.Task<>(due.get(), fleet, shelf));
        return true;
    }

    private void train(ModelTrainer.Task<M> task) {
        calledOff = false;
        Instant since = stage.clock().instant();
        long started = System.nanoTime();
        Map<Place, Held<M>> trained = trainer.train(task, (done, rounds) -> {
            state = new State.Training(task.job().word(), done, rounds, since);
            return !calledOff && !Thread.currentThread().isInterrupted();
        });
        if (trained.isEmpty()) {
            rest("called off");
            return;
        }
        trained.forEach(stored::keep);
        long seconds = Duration.ofNanos(System.nanoTime() - started).toSeconds();
        LOG.info(
                "{} was trained on {} series in {} s ({})",
                shelf.name(),
                task.fleet().size(),
                seconds,
                task.job());
        rest("trained in " + seconds + " s");
        nextAttempt = stage.clock().instant();
    }

    private void rest(String lastOutcome) {
        state = new State.Waiting(lastOutcome);
        nextAttempt = stage.clock().instant().plus(RETRY);
    }
}
