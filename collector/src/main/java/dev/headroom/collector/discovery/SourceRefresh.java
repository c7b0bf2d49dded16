package dev.headroom.collector.discovery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the list of one source fresh. Each attempt has a thread of its own and a deadline, so that a source that hangs
 * holds up nobody; until one succeeds again, the last good list stays. Thread-safe.
 */
final class SourceRefresh implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SourceRefresh.class);

    private final JobDefinition job;
    private final SourceDefinition definition;
    private final TargetSource source;
    private final TargetFactory factory;
    private final Rhythm rhythm;
    private final InstantSource clock;
    private final Object lock = new Object();
    private volatile State state = State.NEW;
    private @Nullable Attempt running;
    private long dueNanos = System.nanoTime();

    /**
     * When a source is asked.
     *
     * @param most addresses on a list; a longer one is refused whole
     */
    record Rhythm(Duration interval, Duration deadline, int most) {}

    SourceRefresh(JobDefinition job, SourceDefinition definition, TargetSource source, Rhythm rhythm, Context context) {
        this.job = job;
        this.definition = definition;
        this.source = source;
        this.factory = context.factory();
        this.rhythm = rhythm;
        this.clock = context.clock();
    }

    record Context(TargetFactory factory, InstantSource clock) {}

    /** Starts an attempt when it is time for one, and gives up one that took too long. Never waits. */
    void tick() {
        synchronized (lock) {
            long now = System.nanoTime();
            if (running != null) {
                endWhenLate(running, now);
            } else if (now - dueNanos >= 0) {
                start(now);
            }
        }
    }

    /** Makes an attempt now, or joins the one under way; comes back without it when the patience ends. */
    void refreshNow(Duration patience) throws InterruptedException {
        CompletableFuture<Void> done;
        synchronized (lock) {
            done = (running == null ? start(System.nanoTime()) : running).done();
        }
        try {
            done.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException _) {
            // the state tells
        }
    }

    Found found() {
        return state.found();
    }

    SourceState state() {
        State now = state;
        List<String> warnings = now.found().warnings();
        List<String> ofSource = now.listing().warnings();
        return new SourceState(
                job.name(),
                definition.kind(),
                definition.place(),
                now.lastGood(),
                now.found().listed(),
                now.found().targets().size(),
                now.error(),
                ofSource.isEmpty() ? warnings : join(ofSource, warnings));
    }

    /** What is wrong, in whole sentences. */
    List<String> warnings() {
        List<String> warnings = state().warnings();
        return state.error()
                .map(error -> join(List.of(sentence(error)), warnings))
                .orElse(warnings);
    }

    @Override
    public void close() {
        synchronized (lock) {
            if (running != null) {
                running.thread().interrupt();
            }
        }
        source.close();
    }

    private String sentence(String error) {
        int kept = state.found().targets().size();
        return "The " + definition.kind() + " source " + definition.place() + " of job " + job.name()
                + " gives no list: " + error
                + (kept > 0 ? "; its last list of " + kept + " targets stays in use." : ".");
    }

    private static List<String> join(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** One that does not even heed the interrupt is said to be late all the same, and no second one is begun. */
    private void endWhenLate(Attempt attempt, long now) {
        if (now - attempt.startedNanos() > rhythm.deadline().toNanos()
                && !attempt.thread().isInterrupted()) {
            attempt.thread().interrupt();
            fail(late());
        }
    }

    private Attempt start(long now) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread thread =
                Thread.ofVirtual().name("headroom-discovery-" + job.name()).unstarted(() -> run(done));
        Attempt attempt = new Attempt(thread, now, done);
        running = attempt;
        dueNanos = now + rhythm.interval().toNanos();
        thread.start();
        return attempt;
    }

    private void run(CompletableFuture<Void> done) {
        try {
            accept(source.list());
        } catch (SourceFailure e) {
            fail(Thread.currentThread().isInterrupted() ? late() : String.valueOf(e.getMessage()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            fail(late());
        } catch (RuntimeException e) {
            LOG.error("The {} source of job {} failed by a mistake of ours", definition.kind(), job.name(), e);
            fail("it failed by a mistake of Headroom (" + e.getClass().getSimpleName() + "); its log tells more");
        } finally {
            synchronized (lock) {
                running = null;
            }
            done.complete(null);
        }
    }

    private void accept(TargetSource.Listing listing) {
        Instant now = clock.instant();
        State before = state;
        if (before.lastGood().isPresent() && before.listing().groups().equals(listing.groups())) {
            state = new State(listing, before.found(), Optional.of(now), Optional.empty());
            return;
        }
        int listed = listing.groups().stream()
                .mapToInt(group -> group.targets().size())
                .sum();
        if (listed > rhythm.most()) {
            fail("it lists " + listed + " targets, more than the limit targets of " + rhythm.most());
            return;
        }
        state = new State(listing, Found.of(job, factory, listing), Optional.of(now), Optional.empty());
    }

    private void fail(String reason) {
        State before = state;
        state = new State(before.listing(), before.found(), before.lastGood(), Optional.of(reason));
    }

    private String late() {
        return "it did not answer within " + rhythm.deadline().toSeconds() + " s";
    }

    private record Attempt(Thread thread, long startedNanos, CompletableFuture<Void> done) {}

    private record State(
            TargetSource.Listing listing, Found found, Optional<Instant> lastGood, Optional<String> error) {
        static final State NEW = new State(
                new TargetSource.Listing(List.of(), List.of()), Found.NOTHING, Optional.empty(), Optional.empty());
    }
}
