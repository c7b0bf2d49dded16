package dev.headroom.dashboard.demo.past;

import dev.headroom.collector.sample.SampleBatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Makes up the past of one service in a thread of its own while the product is still starting, some chunks ahead of who
 * writes them. Read by one thread.
 */
public final class PastStream implements AutoCloseable {

    /** Batches written in one transaction. */
    private static final int CHUNK_BATCHES = 1_000;
    /** Bounds the memory; about 5 MB each. */
    private static final int CHUNKS_AHEAD = 12;

    private final BlockingQueue<List<SampleBatch>> chunks = new ArrayBlockingQueue<>(CHUNKS_AHEAD);
    private final CompletableFuture<Void> made = new CompletableFuture<>();
    private final Thread maker;
    private Instant reached;

    private PastStream(Instant first, Consumer<Consumer<SampleBatch>> source) {
        this.reached = first;
        this.maker = Thread.ofPlatform().daemon().name("demo-past").unstarted(() -> make(source));
    }

    /** Starts with what the source hands over, oldest first, all of it after {@code first}. */
    static PastStream of(Instant first, Consumer<Consumer<SampleBatch>> source) {
        PastStream stream = new PastStream(first, source);
        stream.maker.start();
        return stream;
    }

    /** Everything before this moment has been taken. */
    Instant reached() {
        return reached;
    }

    /** The next batches; none at the end. A failure of the source is thrown here. */
    public List<SampleBatch> next() {
        try {
            List<SampleBatch> chunk = chunks.take();
            if (chunk.isEmpty()) {
                made.join();
            }
            timeOf(chunk).ifPresent(time -> reached = time);
            return chunk;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the history was laid down", e);
        }
    }

    @Override
    public void close() {
        maker.interrupt();
    }

    private void make(Consumer<Consumer<SampleBatch>> source) {
        try {
            Chunks filled = new Chunks();
            source.accept(filled::add);
            filled.flush();
            made.complete(null);
        } catch (CancellationException closed) {
            return;
        } catch (RuntimeException | Error failure) {
            made.completeExceptionally(failure);
        }
        handOver(List.of());
    }

    private void handOver(List<SampleBatch> chunk) {
        try {
            chunks.put(chunk);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("closed before it was read");
        }
    }

    /** Of the newest gateway; every step has one. */
    private static Optional<Instant> timeOf(List<SampleBatch> chunk) {
        return chunk.reversed().stream()
                .flatMap(batch -> batch.gateways().stream())
                .map(sample -> sample.time())
                .findFirst();
    }

    /** Collects batches into chunks. */
    private final class Chunks {

        private List<SampleBatch> batches = new ArrayList<>(CHUNK_BATCHES);

        void add(SampleBatch batch) {
            batches.add(batch);
            if (batches.size() >= CHUNK_BATCHES) {
                flush();
            }
        }

        void flush() {
            if (!batches.isEmpty()) {
                handOver(List.copyOf(batches));
                batches = new ArrayList<>(CHUNK_BATCHES);
            }
        }
    }
}
