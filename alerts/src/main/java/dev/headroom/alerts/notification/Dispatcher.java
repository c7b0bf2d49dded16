package dev.headroom.alerts.notification;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one worker per channel, each on a virtual thread, until closed. Thread-safe. */
public final class Dispatcher implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final long LOOK_EVERY_SECONDS = 2;

    private final List<Lane> lanes;
    private final Outbox outbox;
    private final InstantSource clock;
    private final Runnable afterwards;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closed;

    /** The last argument runs after deliveries changed, on the thread of a channel. */
    public Dispatcher(
            List<Notifier> notifiers, Outbox outbox, InstantSource clock, MeterRegistry meters, Runnable afterwards) {
        this.outbox = outbox;
        this.clock = clock;
        this.afterwards = afterwards;
        this.lanes = notifiers.stream()
                .map(notifier -> new ChannelWorker(notifier, outbox, clock, RandomGenerator.getDefault(), meters))
                .map(worker -> new Lane(worker, new Semaphore(0)))
                .toList();
    }

    private record Lane(ChannelWorker worker, Semaphore bell) {}

    public void start() {
        Instant now = clock.instant();
        int abandoned = outbox.abandonExcept(
                lanes.stream().map(lane -> lane.worker().channel()).toList(), now);
        if (abandoned > 0) {
            log.warn("{} waiting messages were given up because their channel is no longer configured.", abandoned);
        }
        outbox.releaseLeases(now);
        for (Lane lane : lanes) {
            threads.add(Thread.ofVirtual()
                    .name("alert-channel-" + lane.worker().channel())
                    .start(() -> run(lane)));
        }
    }

    /** New messages are there. */
    public void wake() {
        lanes.forEach(lane -> lane.bell().release());
    }

    private void run(Lane lane) {
        boolean failing = false;
        while (!closed) {
            try {
                if (lane.worker().deliverDue()) {
                    afterwards.run();
                }
                failing = false;
            } catch (RuntimeException e) {
                // The outbox could not be read or written: nothing is lost, what was sent may be sent again.
                if (!failing) {
                    log.error(
                            "The outbox of channel {} cannot be worked on.",
                            lane.worker().channel(),
                            e);
                }
                failing = true;
            }
            if (!waitForBell(lane.bell())) {
                return;
            }
        }
    }

    private static boolean waitForBell(Semaphore bell) {
        try {
            if (bell.tryAcquire(LOOK_EVERY_SECONDS, TimeUnit.SECONDS)) {
                bell.drainPermits();
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        closed = true;
        wake();
        threads.forEach(Thread::interrupt);
    }
}
