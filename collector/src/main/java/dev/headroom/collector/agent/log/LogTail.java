package dev.headroom.collector.agent.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * One open file, read from where it was left. It stays the same file when it is renamed; when it becomes shorter than what
 * was read it has been emptied and is read from its start. A line counts once it is complete; of a line longer than 64 KiB
 * only the beginning does. One thread.
 */
final class LogTail implements AutoCloseable {

    static final int LONGEST_LINE = 64 * 1024;
    /** What {@link #read} wants to read into: the beginning of a line and a good deal more. */
    static final int BUFFER_BYTES = 4 * LONGEST_LINE;

    private static final byte[] NOTHING = {};

    private final FileChannel channel;
    private long position;
    private byte[] begun = NOTHING;
    private boolean skipping;

    private LogTail(FileChannel channel, long position) {
        this.channel = channel;
        this.position = position;
    }

    static LogTail fromStart(Path file) throws IOException {
        return new LogTail(FileChannel.open(file), 0);
    }

    /** What stands there already does not count. */
    static LogTail fromEnd(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file);
        return new LogTail(channel, channel.size());
    }

    /**
     * Hands over the lines that were completed since, at most so many bytes of them; tells whether there was anything. The
     * buffer, of {@link #BUFFER_BYTES}, may be lent to every tail in turn.
     */
    boolean read(long mostBytes, byte[] buffer, LogLines lines) throws IOException {
        long size = channel.size();
        if (size < position) {
            position = 0;
            begun = NOTHING;
            skipping = false;
        }
        if (size == position) {
            return false;
        }
        long end = position + mostBytes;
        int length = begun.length;
        System.arraycopy(begun, 0, buffer, 0, length);
        while (position < end) {
            int count = channel.read(ByteBuffer.wrap(buffer, length, buffer.length - length), position);
            if (count <= 0) {
                break;
            }
            position += count;
            length = handOver(buffer, length + count, lines);
        }
        begun = length == 0 ? NOTHING : Arrays.copyOf(buffer, length);
        return true;
    }

    /** Leaves the beginning of an incomplete line at the start of the buffer and tells how long it is. */
    private int handOver(byte[] buffer, int length, LogLines lines) {
        int end = length;
        while (end > 0 && buffer[end - 1] != '\n') {
            end--;
        }
        int rest = length - end;
        if (end > 0) {
            complete(buffer, end, lines);
            System.arraycopy(buffer, end, buffer, 0, rest);
        }
        if (skipping) {
            return 0;
        }
        if (rest < LONGEST_LINE) {
            return rest;
        }
        lines.accept(buffer, LONGEST_LINE);
        skipping = true;
        return 0;
    }

    private void complete(byte[] buffer, int end, LogLines lines) {
        int start = 0;
        while (skipping) {
            skipping = buffer[start++] != '\n';
        }
        if (start == 0) {
            lines.accept(buffer, end);
        } else if (start < end) {
            lines.accept(Arrays.copyOfRange(buffer, start, end), end - start);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
