package dev.headroom.forecasting.training;

import dev.headroom.collector.history.History;
import dev.headroom.forecasting.load.DemandSeries;
import dev.headroom.forecasting.model.lstm.LstmShape;
import dev.headroom.forecasting.model.lstm.LstmShelf;
import dev.headroom.forecasting.model.lstm.LstmShelf.Held;
import dev.headroom.forecasting.model.lstm.LstmShelf.Place;
import dev.headroom.forecasting.model.lstm.LstmSupport;
import dev.headroom.forecasting.model.lstm.LstmTraining;
import dev.headroom.forecasting.model.lstm.Networks;
import dev.headroom.forecasting.model.lstm.TrainingPlan;
import dev.headroom.forecasting.modelfile.ModelFiles;
import dev.headroom.forecasting.refresh.OutlookSettings;
import dev.headroom.forecasting.training.TrainingStatus.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the shelf of networks filled: from the stored models after a start, with a warm round every few hours, and from
 * nothing every night. {@link #work} belongs to one thread; everything else is thread-safe.
 */
public final class NetworkTraining implements Training {

    private static final Logger LOG = LoggerFactory.getLogger(NetworkTraining.class);
    private static final Duration RETRY = Duration.ofMinutes(30);

    private final TrainingSettings settings;
    private final TrainingHistories histories;
    private final Supplier<LstmSupport> support;
    private final StoredNetworks stored;
    private final LstmShelf shelf;
    private final InstantSource clock;
    private final TrainingPlan plan;

    private final MemoryCheck memory = new MemoryCheck();
    private volatile State state;
    private volatile boolean calledOff;
    private @Nullable Networks networks;
    private Instant nextAttempt;

    public NetworkTraining(TrainingSettings settings, Sources sources, LstmShelf shelf, InstantSource clock) {
        this.settings = settings;
        this.histories = new TrainingHistories(sources.history(), sources.outlooks());
        this.support = sources.support();
        this.stored = new StoredNetworks(sources.files());
        this.plan = sources.plan();
        this.shelf = shelf;
        this.clock = clock;
        this.nextAttempt = clock.instant().plus(settings.startDelay());
        this.state = settings.enabled()
                ? new State.Waiting("not before " + nextAttempt + ", to leave the start alone")
                : new State.Off("switched off in headroom.yaml");
    }

    @Override
    public TrainingStatus status() {
        Optional<Held> newest = shelf.at(Place.NEWEST);
        return new TrainingStatus(
                state,
                newest.map(Held::madeAt),
                newest.map(held -> held.line() + "\n" + held.network().provenance())
                        .orElse(""));
    }

    @Override
    public boolean callOff() {
        calledOff = true;
        return state instanceof State.Training;
    }

    /** Does what is due, if anything. Returns after minutes when it trains. */
    public void work() {
        Instant now = clock.instant();
        if (!settings.enabled() || now.isBefore(nextAttempt)) {
            return;
        }
        try {
            if (ready()) {
                job(now);
            }
        } catch (RuntimeException | LinkageError failure) {
            LOG.warn("a network could not be trained, the other models serve: {}", failure.toString());
            rest("failed: " + failure.getMessage());
        }
    }

    /** Looks for TensorFlow and fills the shelf, once. */
    private boolean ready() {
        if (networks != null) {
            return true;
        }
        switch (support.get()) {
            case LstmSupport.Ready(var found, var library) -> {
                LOG.info("{} is there: networks are trained in the background", library);
                stored.fill(shelf, found);
                networks = found;
                return true;
            }
            case LstmSupport.Missing(var reason) -> {
                LOG.warn("no LSTM, the other models serve: {}", reason);
                state = new State.Unavailable(reason);
                nextAttempt = Instant.MAX;
                return false;
            }
        }
    }

    private void job(Instant now) {
        Optional<Job> due = new Timetable(settings).due(shelf, now);
        if (due.isEmpty()) {
            return;
        }
        Optional<String> shortage = memory.shortage();
        if (shortage.isPresent()) {
            LOG.info("no network is trained now: {}", shortage.get());
            rest(shortage.get());
            return;
        }
        List<DemandSeries> all = histories.all(now);
        NetworkJob job = new NetworkJob(new LstmTraining(requireNetworks(), plan), shape());
        List<DemandSeries> before = all.isEmpty() ? all : histories.withoutJudgedDays(all);
        if (!job.suits(before)) {
            rest("no service has enough history yet");
            return;
        }
        calledOff = false;
        long started = System.nanoTime();
        Reporter progress = new Reporter(due.get(), now);
        boolean done = due.get() == Job.WARM ? warm(job, all, progress) : nightly(job, before, all, progress);
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        if (done) {
            LOG.info("a network of {} series was trained in {} s ({})", all.size(), took.toSeconds(), due.get());
        }
        rest(done ? "trained in " + took.toSeconds() + " s" : "called off");
        nextAttempt = done ? clock.instant() : nextAttempt;
    }

    private boolean nightly(NetworkJob job, List<DemandSeries> before, List<DemandSeries> all, Reporter progress) {
        Optional<Held> judged = job.fresh(before, clock, progress);
        Optional<Held> newest = judged.flatMap(held -> job.again(held.network(), all, clock, progress));
        if (judged.isEmpty() || newest.isEmpty()) {
            judged.ifPresent(held -> held.network().close());
            return false;
        }
        keep(Place.JUDGED, judged.get());
        keep(Place.NEWEST, newest.get());
        return true;
    }

    private boolean warm(NetworkJob job, List<DemandSeries> all, Reporter progress) {
        Held old = shelf.at(Place.NEWEST).orElseThrow();
        Optional<Held> newest = job.again(old.network(), all, clock, progress);
        newest.ifPresent(held -> keep(Place.NEWEST, held));
        return newest.isPresent();
    }

    private void keep(Place place, Held held) {
        stored.save(place, held);
        shelf.put(place, held);
    }

    private LstmShape shape() {
        return LstmShape.upTo(histories.stepsAhead()).withUnits(settings.units());
    }

    private Networks requireNetworks() {
        if (networks == null) {
            throw new IllegalStateException("not ready");
        }
        return networks;
    }

    private void rest(String lastOutcome) {
        state = new State.Waiting(lastOutcome);
        nextAttempt = clock.instant().plus(RETRY);
    }

    /** What training needs from outside. */
    public record Sources(
            History history,
            OutlookSettings outlooks,
            ModelFiles files,
            Supplier<LstmSupport> support,
            TrainingPlan plan) {}

    private final class Reporter implements LstmTraining.Progress {
        private final Job job;
        private final Instant since;

        Reporter(Job job, Instant since) {
            this.job = job;
            this.since = since;
        }

        @Override
        public boolean goOn(LstmTraining.Step step) {
            state = new State.Training(job.word(), step.round(), step.rounds(), since);
            return !calledOff && !Thread.currentThread().isInterrupted();
        }
    }
}
