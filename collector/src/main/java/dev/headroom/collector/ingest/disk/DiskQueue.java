package dev.headroom.collector.ingest.disk;

import dev.headroom.collector.ingest.disk.BatchCodec.DamagedRecord;
import dev.headroom.collector.ingest.disk.Frames.Frame;
import dev.headroom.collector.sample.SampleBatch;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Batches in files, oldest first. Whoever takes batches says afterwards that they are done with; until then, and after a
 * crash, they are there. When it grows beyond its limit the oldest segment is given up. Thread-safe; every method may
 * wait for the disk.
 */
public final class DiskQueue implements Closeable {
    private final Path directory;
    private final DiskLimits limits;
    private final QueueListener listener;
    private final Deque<Segment> segments = new ArrayDeque<>();
    private boolean writing;
    private long nextNumber = 1;
    private Place held = new Place(0, 0, 0);

    /** A batch and when it was accepted. */
    public record Waiting(Instant accepted, SampleBatch batch) {}

    /** A place in the queue; everything before it can be given up at once. */
    public record Place(long segment, long offset, int records) {}

    /**
     * The oldest batches.
     *
     * @param end what to {@link #drop} when they are stored
     */
    public record Chunk(List<SampleBatch> batches, Place end) {}

    private DiskQueue(Path directory, DiskLimits limits, QueueListener listener) {
        this.directory = directory;
        this.limits = limits;
        this.listener = listener;
    }

    /** The directory must exist and be nobody else's. */
    public static DiskQueue open(Path directory, DiskLimits limits, QueueListener listener) throws IOException {
        DiskQueue queue = new DiskQueue(directory, limits, listener);
        SegmentDirectory found = SegmentDirectory.read(directory, listener);
        queue.segments.addAll(found.segments());
        queue.nextNumber = found.nextNumber();
        DrainMark.load(directory).ifPresent(queue::resume);
        queue.deleteDrained();
        return queue;
    }

    private void resume(DrainMark mark) {
        Segment head = segments.peekFirst();
        boolean fits = head != null
                && head.number() == mark.segment()
                && mark.place() <= head.bytes()
                && mark.records() <= head.records();
        if (fits) {
            head.take(mark.place(), mark.records());
        }
    }

    /** Adds the batches in this order and returns the place behind them. They are safe from power loss after {@link #sync}. */
    public synchronized Place append(List<Waiting> batches) throws IOException {
        List<Frame> frames = batches.stream()
                .map(waiting -> new Frame(waiting.accepted(), BatchCodec.encode(waiting.batch())))
                .toList();
        try {
            write(frames);
        } catch (IOException e) {
            if (segments.size() < 2 || !isDiskFull()) {
                throw e;
            }
            giveUpOldest("the disk is full");
            write(frames);
        }
        while (bytes() > limits.bytes() && segments.size() > 1) {
            giveUpOldest("the queue on disk is full");
        }
        Segment last = segments.getLast();
        return new Place(last.number(), last.bytes(), last.records());
    }

    private void write(List<Frame> frames) throws IOException {
        if (!writing || segments.getLast().bytes() >= limits.segmentBytes()) {
            roll();
        }
        segments.getLast().append(frames);
        listener.did(QueueStep.APPENDED);
    }

    private void roll() throws IOException {
        if (writing) {
            segments.getLast().sync();
        }
        segments.addLast(Segment.create(directory, nextNumber));
        nextNumber++;
        writing = true;
        listener.did(QueueStep.ROLLED);
    }

    private boolean isDiskFull() {
        return directory.toFile().getUsableSpace() < limits.segmentBytes();
    }

    private void giveUpOldest(String reason) throws IOException {
        Segment oldest = segments.removeFirst();
        listener.lost(oldest.waitingBehind(held), reason);
        oldest.delete();
        listener.did(QueueStep.DELETED);
    }

    /** Somebody works on everything before this place: it is not lost when the queue has to give it up. */
    public synchronized void hold(Place upTo) {
        held = upTo;
    }

    /** What was appended is safe from power loss afterwards. */
    public synchronized void sync() throws IOException {
        if (writing) {
            segments.getLast().sync();
            listener.did(QueueStep.SYNCED);
        }
    }

    /** The oldest batches, which stay and are held; empty when there are none. */
    public synchronized Optional<Chunk> oldest(int most) throws IOException {
        deleteDrained();
        while (!segments.isEmpty()) {
            Segment head = segments.getFirst();
            List<Frame> frames = head.oldest(most);
            if (!frames.isEmpty()) {
                listener.did(QueueStep.READ);
                Place end = new Place(head.number(), head.placeAfter(frames), head.takenRecords() + frames.size());
                held = end;
                return Optional.of(new Chunk(decoded(frames), end));
            }
            listener.lost(head.waiting(), "the file that held them is damaged");
            head.take(head.bytes(), head.records());
            deleteDrained();
        }
        return Optional.empty();
    }

    private List<SampleBatch> decoded(List<Frame> frames) {
        List<SampleBatch> batches = new ArrayList<>(frames.size());
        for (Frame frame : frames) {
            try {
                batches.add(BatchCodec.decode(frame.record()));
            } catch (DamagedRecord e) {
                listener.lost(1, "they cannot be understood");
            }
        }
        return batches;
    }

    /** Forgets everything before this place. A second call does nothing. */
    public synchronized void drop(Place upTo) throws IOException {
        while (!segments.isEmpty() && segments.getFirst().number() < upTo.segment()) {
            deleteFirst();
        }
        Segment head = segments.peekFirst();
        if (head == null || head.number() != upTo.segment() || upTo.offset() <= head.taken()) {
            return; // given up meanwhile
        }
        head.take(upTo.offset(), upTo.records());
        if (head.waiting() > 0) {
            new DrainMark(head.number(), head.taken(), head.takenRecords()).save(directory);
            listener.did(QueueStep.MARKED);
        }
        deleteDrained();
    }

    private void deleteDrained() throws IOException {
        while (!segments.isEmpty() && segments.getFirst().waiting() == 0) {
            deleteFirst();
        }
    }

    private void deleteFirst() throws IOException {
        Segment drained = segments.removeFirst();
        writing = writing && !segments.isEmpty();
        drained.delete();
        listener.did(QueueStep.DELETED);
    }

    public synchronized boolean isEmpty() {
        return records() == 0;
    }

    public synchronized long records() {
        return segments.stream().mapToLong(Segment::waiting).sum();
    }

    public synchronized long bytes() {
        return segments.stream().mapToLong(Segment::bytes).sum();
    }

    /** When the oldest batch was accepted. */
    public synchronized Optional<Instant> oldestAccepted() throws IOException {
        return isEmpty() ? Optional.empty() : segments.getFirst().oldestAccepted();
    }

    @Override
    public synchronized void close() throws IOException {
        sync();
        for (Segment segment : segments) {
            segment.close();
        }
        segments.clear();
        writing = false;
    }
}
