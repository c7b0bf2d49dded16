package dev.headroom.collector.agent.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * One open file, read from where it was left. It stays the same file when it is renamed; when it becomes shorter than what
 * was read it has been emptied and is read from its start. A line counts once it is complete; of a line longer than 64 KiB
 * only the beginning does. One thread.
 */
final class LogTail implements AutoCloseable {

    static final int LONGEST_LINE = 64 * 1024;

    private final FileChannel channel;
    private final byte[] bytes = new byte[2 * LONGEST_LINE];
    private long position;
    private int length;
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

    /** Hands over the lines that were completed since, at most so many bytes of them; tells whether there was anything. */
    boolean read(long mostBytes, Consumer<LogLine> lines) throws IOException {
        if (channel.size() < position) {
            position = 0;
            length = 0;
            skipping = false;
        }
        long end = position + mostBytes;
        boolean any = false;
        while (position < end) {
            int count = channel.read(ByteBuffer.wrap(bytes, length, bytes.length - length), position);
            if (count <= 0) {
                break;
            }
            any = true;
            position += count;
            length += count;
            cut(lines);
        }
        return any;
    }

    private void cut(Consumer<LogLine> lines) {
        int start = 0;
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\n') {
                if (!skipping) {
                    lines.accept(new LogLine(bytes, start, Math.min(i, start + LONGEST_LINE)));
                }
                skipping = false;
                start = i + 1;
            }
        }
        if (length - start >= LONGEST_LINE) {
            if (!skipping) {
                lines.accept(new LogLine(bytes, start, start + LONGEST_LINE));
            }
            skipping = true;
            start = length;
        }
        System.arraycopy(bytes, start, bytes, 0, length - start);
        length -= start;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
