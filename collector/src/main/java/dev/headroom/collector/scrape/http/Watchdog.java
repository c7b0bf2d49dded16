package dev.headroom.collector.scrape.http;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ends exchanges at their deadline. Time-outs of sockets cover one read each, and a server that drips a byte a second
 * never meets them. Thread-safe.
 */
final class Watchdog implements AutoCloseable {

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("headroom-scrape-deadlines").factory());

    Watchdog() {
        timer.setRemoveOnCancelPolicy(true);
    }

    Watch watch(Duration limit, Runnable abort) {
        AtomicBoolean expired = new AtomicBoolean();
        Future<?> bite = timer.schedule(
                () -> {
                    expired.set(true);
                    abort.run();
                },
                limit.toNanos(),
                TimeUnit.NANOSECONDS);
        return new Watch(expired, bite);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** One exchange under watch, until it is closed. */
    record Watch(AtomicBoolean expired, Future<?> bite) implements AutoCloseable {

        boolean isExpired() {
            return expired.get();
        }

        @Override
        public void close() {
            bite.cancel(false);
        }
    }
}
