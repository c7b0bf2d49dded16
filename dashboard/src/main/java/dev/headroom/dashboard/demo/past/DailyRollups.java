package dev.headroom.dashboard.demo.past;

import dev.headroom.collector.storage.Rollups;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** Rolls the days up one by one, in a thread of its own, while later days are still being written. */
final class DailyRollups implements AutoCloseable {

    private static final Duration DAY = Duration.ofDays(1);
    private static final ThreadFactory THREADS =
            Thread.ofPlatform().daemon().name("demo-rollups").factory();

    private final Rollups rollups;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(THREADS);
    private final List<CompletableFuture<Void>> days = new ArrayList<>();
    private Instant next;

    /** The first day begins at {@code first}, which must be a whole hour. */
    DailyRollups(Rollups rollups, Instant first) {
        this.rollups = rollups;
        this.next = first;
    }

    /** Everything before this moment has been written. */
    void written(Instant until) {
        while (!next.plus(DAY).isAfter(until)) {
            rollUpTo(next.plus(DAY));
        }
    }

    /** Rolls up the rest and waits for all days. */
    void finish(Instant end) {
        written(end);
        rollUpTo(end);
        try {
            days.forEach(CompletableFuture::join);
        } catch (CompletionException failure) {
            throw new IllegalStateException("the demo's history could not be rolled up", failure.getCause());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void rollUpTo(Instant end) {
        Instant from = next;
        days.add(CompletableFuture.runAsync(() -> rollups.rollUp(from, end), thread));
        next = end;
    }
}
