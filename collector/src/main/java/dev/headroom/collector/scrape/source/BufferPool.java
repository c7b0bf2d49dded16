package dev.headroom.collector.scrape.source;

import java.util.concurrent.ConcurrentLinkedDeque;

/** Buffers shared by the scrapes under way, so that a page costs no new memory. Thread-safe. */
final class BufferPool {

    /** A larger buffer is left to the garbage collector: one huge page must not hold memory for ever. */
    private static final int LARGEST_KEPT = 1024 * 1024;

    private final ConcurrentLinkedDeque<FetchBuffers> free = new ConcurrentLinkedDeque<>();

    FetchBuffers take() {
        FetchBuffers buffers = free.pollFirst();
        return buffers == null ? new FetchBuffers() : buffers;
    }

    void giveBack(FetchBuffers buffers) {
        if (buffers.body().capacity() <= LARGEST_KEPT && buffers.compressed().capacity() <= LARGEST_KEPT) {
            free.addFirst(buffers);
        }
    }
}
