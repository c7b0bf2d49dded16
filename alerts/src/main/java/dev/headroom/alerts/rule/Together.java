package dev.headroom.alerts.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Reads many things at once, a few at a time: each reading waits for the database far longer than it computes, and a fleet
 * is read within an evaluation's interval. Stateless.
 */
final class Together {

    /** Leaves most of the connections of the pool to others. */
    private static final int AT_ONCE = 4;

    private Together() {}

    /** In the order of the subjects. The first failure is thrown when all have ended. */
    static <S, R> List<R> of(List<S> subjects, Function<S, List<R>> reading) {
        Semaphore permits = new Semaphore(AT_ONCE);
        List<Future<List<R>>> parts = new ArrayList<>();
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (S subject : subjects) {
                parts.add(readers.submit(() -> {
                    permits.acquire();
                    try {
                        return reading.apply(subject);
                    } finally {
                        permits.release();
                    }
                }));
            }
        }
        List<R> all = new ArrayList<>();
        parts.forEach(part -> all.addAll(resultOf(part)));
        return all;
    }

    private static <R> List<R> resultOf(Future<List<R>> part) {
        try {
            return part.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException("could not be read", failed.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while rules were read");
        }
    }
}
