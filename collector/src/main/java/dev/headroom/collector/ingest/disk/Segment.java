package dev.headroom.collector.ingest.disk;

import dev.headroom.collector.ingest.disk.Frames.Frame;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One file of the queue: records are added at its end and taken from its beginning. What is torn or damaged at its end
 * is cut off when it is opened. One thread at a time.
 */
final class Segment implements Closeable {
    private static final String SUFFIX = ".segment";
    private static final String NAME = "\\d{18}\\" + SUFFIX;

    private final long number;
    private final Path path;
    private final FileChannel file;
    private long end;
    private int records;
    private long taken = Frames.HEADER_BYTES;
    private int takenRecords;
    private boolean unsynced;

    private Segment(long number, Path path, FileChannel file) {
        this.number = number;
        this.path = path;
        this.file = file;
    }

    static Segment create(Path directory, long number) throws IOException {
        Path path = directory.resolve("%018d".formatted(number) + SUFFIX);
        FileChannel file = FileChannel.open(
                path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            Segment segment = new Segment(number, path, file);
            segment.writeFully(Frames.header());
            segment.syncDirectory();
            return segment;
        } catch (IOException e) {
            file.close();
            Files.deleteIfExists(path);
            throw e;
        }
    }

    /** How a file in the directory of the queue turned out. */
    sealed interface Found {
        record Usable(Segment segment, long cutBytes) implements Found {}

        /** Written by a newer program, which will want it. */
        record TooNew(long number) implements Found {}

        record Foreign() implements Found {}
    }

    static Found open(Path path) throws IOException {
        String name = path.getFileName().toString();
        if (!name.matches(NAME) || !Files.isRegularFile(path)) {
            return new Found.Foreign();
        }
        long number = Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
        FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean kept = false;
        try {
            Optional<Integer> version = Frames.version(file);
            if (version.isEmpty() && file.size() >= Frames.HEADER_BYTES) {
                return new Found.Foreign();
            }
            if (version.isPresent() && version.get() > BatchCodec.VERSION) {
                return new Found.TooNew(number);
            }
            Segment segment = new Segment(number, path, file);
            kept = true;
            return new Found.Usable(segment, segment.cutTail());
        } finally {
            if (!kept) {
                file.close();
            }
        }
    }

    /** Returns how many bytes were of no use. */
    private long cutTail() throws IOException {
        long size = file.size();
        end = Math.min(size, Frames.HEADER_BYTES);
        Optional<Frame> frame = Frames.read(file, end, size);
        while (frame.isPresent()) {
            end += frame.get().bytes();
            records++;
            frame = Frames.read(file, end, size);
        }
        if (end < size) {
            file.truncate(end);
        }
        return size - end;
    }

    /** All or nothing: what could be written only in part is taken back. */
    void append(List<Frame> frames) throws IOException {
        ByteBuffer bytes =
                ByteBuffer.allocate(frames.stream().mapToInt(Frame::bytes).sum());
        frames.forEach(frame -> Frames.put(bytes, frame));
        long before = end;
        try {
            writeFully(bytes.flip());
            records += frames.size();
        } catch (IOException e) {
            end = before;
            file.truncate(before);
            throw e;
        }
    }

    private void writeFully(ByteBuffer bytes) throws IOException {
        unsynced = true;
        while (bytes.hasRemaining()) {
            end += file.write(bytes, end);
        }
    }

    void sync() throws IOException {
        if (unsynced) {
            file.force(false);
            unsynced = false;
        }
    }

    /** So that the file is found again after power loss; systems that cannot do it do it by themselves. */
    private void syncDirectory() {
        try (FileChannel directory = FileChannel.open(path.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        } catch (IOException _) {
            // nothing else to be done
        }
    }

    /** The oldest frames that were not taken yet; fewer than there are where one is damaged. */
    List<Frame> oldest(int most) throws IOException {
        List<Frame> frames = new ArrayList<>();
        long at = taken;
        Optional<Frame> next = Frames.read(file, at, end);
        while (next.isPresent()) {
            frames.add(next.get());
            at += next.get().bytes();
            next = frames.size() < most ? Frames.read(file, at, end) : Optional.empty();
        }
        return frames;
    }

    Optional<Instant> oldestAccepted() throws IOException {
        return Frames.read(file, taken, end).map(Frame::accepted);
    }

    /** From now on the queue begins behind these. */
    void take(long upTo, int count) {
        taken = upTo;
        takenRecords = count;
    }

    /** Where the queue would begin if these were taken, too. */
    long placeAfter(List<Frame> frames) {
        return taken + frames.stream().mapToLong(Frame::bytes).sum();
    }

    long number() {
        return number;
    }

    Path path() {
        return path;
    }

    long bytes() {
        return end;
    }

    long taken() {
        return taken;
    }

    int takenRecords() {
        return takenRecords;
    }

    int records() {
        return records;
    }

    int waiting() {
        return records - takenRecords;
    }

    /** How many are waiting that do not lie before this place. */
    int waitingBehind(DiskQueue.Place place) {
        if (place.segment() == number) {
            return Math.min(waiting(), records - place.records());
        }
        return place.segment() > number ? 0 : waiting();
    }

    void delete() throws IOException {
        file.close();
        Files.deleteIfExists(path);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
