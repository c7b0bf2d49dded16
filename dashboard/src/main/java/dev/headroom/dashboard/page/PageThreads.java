package dev.headroom.dashboard.page;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** The threads of the pages: one that beats, virtual ones that load. Not beans themselves, so that nobody borrows them. */
final class PageThreads implements AutoCloseable {
    private final ExecutorService loading = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("panel-", 0).factory());
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("page-beat").factory());

    ExecutorService loading() {
        return loading;
    }

    ScheduledExecutorService clockwork() {
        return clockwork;
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
        loading.shutdownNow();
    }
}
