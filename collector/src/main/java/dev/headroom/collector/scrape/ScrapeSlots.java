package dev.headroom.collector.scrape;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Bounds the scrapes under way, over all and for each server. The server's place is taken first, so that a silent one
 * holds up nobody but itself; and a quarter of all places is kept from those that were silent last time, so that however
 * many of them there are, the others find theirs. Thread-safe.
 */
final class ScrapeSlots {

    private static final int KEPT_FROM_SILENT = 4;

    private final Semaphore total;
    private final Semaphore silent;
    private final int perServer;
    private final Map<String, Semaphore> servers = new ConcurrentHashMap<>();

    ScrapeSlots(Concurrency concurrency) {
        this.total = new Semaphore(concurrency.total());
        this.silent = new Semaphore(Math.max(1, concurrency.total() - concurrency.total() / KEPT_FROM_SILENT));
        this.perServer = concurrency.perServer();
    }

    /** What is asked for. */
    record Wish(String server, boolean silentBefore, Duration limit) {}

    /** A place, or none when the limit passed without one becoming free. */
    Optional<Slot> acquire(Wish wish) throws InterruptedException {
        long end = System.nanoTime() + wish.limit().toNanos();
        Semaphore own = servers.computeIfAbsent(wish.server(), _ -> new Semaphore(perServer));
        List<Semaphore> needed = wish.silentBefore() ? List.of(own, silent, total) : List.of(own, total);
        Deque<Semaphore> taken = new ArrayDeque<>();
        boolean complete = false;
        try {
            for (Semaphore places : needed) {
                if (!places.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    return Optional.empty();
                }
                taken.push(places);
            }
            complete = true;
            return Optional.of(new Slot(taken));
        } finally {
            if (!complete) {
                taken.forEach(Semaphore::release);
            }
        }
    }

    /** Given back by closing it, last taken first. */
    record Slot(Deque<Semaphore> taken) implements AutoCloseable {
        @Override
        public void close() {
            taken.forEach(Semaphore::release);
        }
    }
}
