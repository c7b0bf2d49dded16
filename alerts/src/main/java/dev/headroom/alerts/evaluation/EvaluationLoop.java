package dev.headroom.alerts.evaluation;

import dev.headroom.collector.job.BackgroundJob;
import dev.headroom.collector.job.Jobs;
import dev.headroom.collector.storage.Duty;
import dev.headroom.collector.storage.Leadership;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Evaluates at a fixed interval until closed, as long as alerts are this instance's duty. A failed evaluation changes
 * nothing and the next one tries again.
 */
public final class EvaluationLoop implements AutoCloseable {

    private static final Duration BETWEEN_TIDYINGS = Duration.ofHours(1);

    private final BackgroundJob evaluation;
    private final BackgroundJob tidying;
    private final Evaluator evaluator;
    private final Leadership leadership;
    private final InstantSource clock;
    private final Runnable afterwards;
    private final Consumer<Instant> tidyUp;
    private final ScheduledThreadPoolExecutor timer = timer();
    /** One thread: only the timer's. */
    private Instant nextTidying = Instant.MIN;

    /**
     * A loop that is not started yet.
     *
     * @param tidyUp runs once an hour
     * @param afterwards runs after an evaluation that changed incidents; both on the loop's thread
     */
    public EvaluationLoop(
            Evaluator evaluator,
            Leadership leadership,
            InstantSource clock,
            Consumer<Instant> tidyUp,
            Runnable afterwards,
            Jobs jobs) {
        this.evaluation = jobs.named("alert rules", "Alert rules are not evaluated; incidents stay as they are");
        this.tidying = jobs.named("retention of alerts", "Old incidents and attempts are not deleted");
        this.evaluator = evaluator;
        this.leadership = leadership;
        this.clock = clock;
        this.tidyUp = tidyUp;
        this.afterwards = afterwards;
    }

    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("alert-evaluation").daemon().factory());
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return timer;
    }

    public void start(Duration interval) {
        ScheduledFuture<?> _ = timer.schedule(() -> turns(interval), 0, TimeUnit.MILLISECONDS);
    }

    /**
     * The next one begins an interval after this one began, so that a slow evaluation delays no message beyond it; those
     * that a long pause left out are not made up for.
     */
    private void turns(Duration interval) {
        long started = System.nanoTime();
        try {
            turn();
        } finally {
            long rest = Math.max(0, interval.toNanos() - (System.nanoTime() - started));
            if (!timer.isShutdown()) {
                ScheduledFuture<?> _ = timer.schedule(() -> turns(interval), rest, TimeUnit.NANOSECONDS);
            }
        }
    }

    private void turn() {
        evaluation.run(() -> leadership.lead(Duty.ALERTS, this::evaluate));
        Instant now = clock.instant();
        if (!now.isBefore(nextTidying) && tidying.run(() -> leadership.lead(Duty.ALERTS, () -> tidyUp.accept(now)))) {
            nextTidying = now.plus(BETWEEN_TIDYINGS);
        }
    }

    private void evaluate() {
        if (evaluator.evaluate(clock.instant())) {
            afterwards.run();
        }
    }

    @Override
    public void close() {
        timer.close();
    }
}
