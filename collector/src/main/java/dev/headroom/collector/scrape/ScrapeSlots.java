package dev.headroom.collector.scrape;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Bounds the scrapes under way, over all and for each server. The server's place is taken first, so that a silent one
 * holds up nobody but itself. Thread-safe.
 */
final class ScrapeSlots {

    private final Semaphore total;
    private final int perServer;
    private final Map<String, Semaphore> servers = new ConcurrentHashMap<>();

    ScrapeSlots(Concurrency concurrency) {
        this.total = new Semaphore(concurrency.total());
        this.perServer = concurrency.perServer();
    }

    /** A place, or none when the limit passed without one becoming free. */
    Optional<Slot> acquire(String server, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        Semaphore own = servers.computeIfAbsent(server, _ -> new Semaphore(perServer));
        if (!own.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)) {
            return Optional.empty();
        }
        boolean taken = false;
        try {
            taken = total.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } finally {
            if (!taken) {
                own.release();
            }
        }
        return taken ? Optional.of(new Slot(own, total)) : Optional.empty();
    }

    record Slot(Semaphore server, Semaphore total) implements AutoCloseable {
        @Override
        public void close() {
            total.release();
            server.release();
        }
    }
}
