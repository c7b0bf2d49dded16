package dev.headroom.alerts.evaluation;

import dev.headroom.collector.storage.Duty;
import dev.headroom.collector.storage.Leadership;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Evaluates at a fixed interval until closed, as long as alerts are this instance's duty. A failed evaluation changes
 * nothing and the next one tries again.
 */
public final class EvaluationLoop implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EvaluationLoop.class);

    private static final Duration BETWEEN_TIDYINGS = Duration.ofHours(1);

    private final Evaluator evaluator;
    private final Leadership leadership;
    private final InstantSource clock;
    private final Runnable afterwards;
    private final Consumer<Instant> tidyUp;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("alert-evaluation").daemon().factory());
    /** One thread, like the next: only the timer's. */
    private boolean failing;

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
            Runnable afterwards) {
        this.evaluator = evaluator;
        this.leadership = leadership;
        this.clock = clock;
        this.tidyUp = tidyUp;
        this.afterwards = afterwards;
    }

    public void start(Duration interval) {
        ScheduledFuture<?> _ =
                timer.scheduleWithFixedDelay(this::evaluate, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void evaluate() {
        try {
            leadership.lead(Duty.ALERTS, this::evaluateOnce);
            if (failing) {
                log.info("Alert rules are evaluated again.");
            }
            failing = false;
        } catch (RuntimeException e) {
            // Logged once per outage: a database that is down would fill the log otherwise.
            if (!failing) {
                log.error(
                        "Alert rules could not be evaluated; incidents stay as they are until it works again: {}",
                        e.toString());
            }
            failing = true;
        }
    }

    private void evaluateOnce() {
        Instant now = clock.instant();
        if (evaluator.evaluate(now)) {
            afterwards.run();
        }
        if (!now.isBefore(nextTidying)) {
            nextTidying = now.plus(BETWEEN_TIDYINGS);
            tidyUp.accept(now);
        }
    }

    @Override
    public void close() {
        timer.close();
    }
}
