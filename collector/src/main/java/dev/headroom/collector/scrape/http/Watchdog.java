package dev.headroom.collector.scrape.http;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends exchanges at their deadline. Time-outs of sockets cover one read each, and a server that drips a byte a second
 * never meets them. One thread looks round now and then: a timer for each exchange would wake up as often as there are
 * exchanges, almost always in vain. Thread-safe.
 */
final class Watchdog implements AutoCloseable {

    private static final Duration ROUND = Duration.ofMillis(50);

    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("headroom-scrape-deadlines").unstarted(this::run);
    private volatile boolean closed;

    private Watchdog() {}

    static Watchdog started() {
        Watchdog watchdog = new Watchdog();
        watchdog.thread.start();
        return watchdog;
    }

    /** The action runs once, at most a round late, unless the watch is closed before the limit has passed. */
    Watch watch(Duration limit, Runnable abort) {
        Watch watch = new Watch(System.nanoTime() + limit.toNanos(), abort);
        watches.add(watch);
        return watch;
    }

    private void run() {
        while (!closed) {
            if (!watches.isEmpty()) {
                endLate(System.nanoTime());
            }
            LockSupport.parkNanos(ROUND.toNanos());
        }
    }

    private void endLate(long now) {
        List<Watch> late =
                watches.stream().filter(watch -> now - watch.deadline >= 0).toList();
        late.stream().filter(watches::remove).forEach(Watch::expire);
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    /** One exchange under watch, until it is closed. */
    final class Watch implements AutoCloseable {
        private final long deadline;
        private final Runnable abort;
        private volatile boolean expired;

        private Watch(long deadline, Runnable abort) {
            this.deadline = deadline;
            this.abort = abort;
        }

        private void expire() {
            expired = true;
            abort.run();
        }

        boolean isExpired() {
            return expired;
        }

        @Override
        public void close() {
            watches.remove(this);
        }
    }
}
