package dev.headroom.alerts.delivery;

import dev.headroom.alerts.notification.Notifier;
import dev.headroom.collector.job.BackgroundJob;
import dev.headroom.collector.storage.Duty;
import dev.headroom.collector.storage.Leadership;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one worker per channel, each on a virtual thread, until closed. Of several instances only the one that evaluates
 * tells; one that lost this duty while it sent cannot write down that it did. Thread-safe.
 */
public final class Dispatcher implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final long LOOK_EVERY_SECONDS = 2;

    private final List<Lane> lanes;
    private final DeliveryLedger ledger;
    private final Leadership leadership;
    private final DeliveryDesk desk;
    private final Runnable afterwards;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closed;

    /** The last argument runs after deliveries changed, on the thread of a channel. */
    public Dispatcher(List<Notifier> notifiers, DeliveryDesk desk, Leadership leadership, Runnable afterwards) {
        this.desk = desk;
        this.ledger = desk.ledger();
        this.leadership = leadership;
        this.afterwards = afterwards;
        this.lanes = notifiers.stream()
                .map(notifier -> new Lane(new ChannelWorker(notifier, desk), job(notifier, desk), new Semaphore(0)))
                .toList();
    }

    private record Lane(ChannelWorker worker, BackgroundJob job, Semaphore bell) {}

    private static BackgroundJob job(Notifier notifier, DeliveryDesk desk) {
        return desk.jobs()
                .named(
                        "channel " + notifier.channel(),
                        "Channel " + notifier.channel() + " cannot be told anything at the moment");
    }

    /** Only the process that evaluates tidies up after one that is gone. */
    private void tidyUp() {
        ledger.interrupt(desk.clock().instant());
        int forgotten = ledger.forgetExcept(
                lanes.stream().map(lane -> lane.worker().channel()).toList());
        if (forgotten > 0) {
            log.warn(
                    "{} incidents will not be told to the end, because the channels that were told of them are no longer"
                            + " configured.",
                    forgotten);
        }
    }

    public void start() {
        AtomicBoolean tidy = new AtomicBoolean();
        for (Lane lane : lanes) {
            threads.add(Thread.ofVirtual()
                    .name("alert-channel-" + lane.worker().channel())
                    .start(() -> run(lane, tidy)));
        }
    }

    /** New messages may be there. */
    public void wake() {
        lanes.forEach(lane -> lane.bell().release());
    }

    private void run(Lane lane, AtomicBoolean tidy) {
        while (!closed) {
            // When the ledger cannot be read or written nothing is lost; what was sent may be sent again.
            lane.job().run(() -> leadership.lead(Duty.ALERTS, () -> work(lane, tidy)), lane.worker()::trouble);
            if (!waitForBell(lane.bell())) {
                return;
            }
        }
    }

    private void work(Lane lane, AtomicBoolean tidy) {
        if (tidy.compareAndSet(false, true)) {
            try {
                tidyUp();
            } catch (RuntimeException e) {
                tidy.set(false);
                throw e;
            }
        }
        if (lane.worker().deliverDue()) {
            afterwards.run();
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
