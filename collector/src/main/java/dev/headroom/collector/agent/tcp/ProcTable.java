package dev.headroom.collector.agent.tcp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * {@code /proc/net/tcp} and {@code tcp6}, read as bytes and in passing: the kernel writes a line for each connection, so
 * there may be a hundred thousand of them. Nothing is kept but counts. One thread.
 */
final class ProcTable implements SocketTable {

    private static final List<String> TABLES = List.of("net/tcp", "net/tcp6");
    /** The tenth column; see proc_pid_net_tcp(5). */
    private static final int INODE_COLUMN = 9;

    private final Path proc;
    private final SocketCounts counts;
    private final byte[] buffer = new byte[128 * 1024];

    ProcTable(Path proc, List<Integer> ports) {
        this.proc = proc;
        this.counts = new SocketCounts(ports);
    }

    /** Reads both tables; a machine without IPv6 has only the first. */
    @Override
    public void read() throws IOException {
        counts.clear();
        for (String table : TABLES) {
            Path file = proc.resolve(table);
            if (Files.exists(file)) {
                try (InputStream in = Files.newInputStream(file)) {
                    read(in);
                }
            }
        }
    }

    @Override
    public int established(int port) {
        return counts.established(port);
    }

    @Override
    public Set<Long> listeners(int port) {
        return counts.listeners(port);
    }

    private void read(InputStream in) throws IOException {
        int length = 0;
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer, length, buffer.length - length)) {
            length += count;
            int start = 0;
            for (int i = 0; i < length; i++) {
                if (buffer[i] == '\n') {
                    line(start, i);
                    start = i + 1;
                }
            }
            if (start == 0 && length == buffer.length) {
                throw new IOException("a line of the table is longer than " + buffer.length + " bytes");
            }
            System.arraycopy(buffer, start, buffer, 0, length - start);
            length -= start;
        }
    }

    /** {@code 12: 0100007F:1F90 0100007F:C350 01 …}: number, own address and port, the other's, state. */
    private void line(int start, int end) {
        int ownPort = after(after(start, end) + 1, end); // behind the colon of the number, behind that of the address
        int otherPort = after(ownPort, end);
        int state = otherPort + 5;
        if (ownPort < 0 || otherPort < 0 || state + 2 > end) {
            return; // the heading
        }
        int port = hexadecimal(ownPort, 4);
        if (counts.isWanted(port)) {
            counts.add(port, hexadecimal(state, 2), inode(start, end));
        }
    }

    /** The position behind the next colon, negative when there is none. */
    private int after(int start, int end) {
        for (int i = Math.max(0, start); start >= 0 && i < end; i++) {
            if (buffer[i] == ':') {
                return i + 1;
            }
        }
        return -1;
    }

    private int hexadecimal(int start, int digits) {
        int value = 0;
        for (int i = start; i < start + digits; i++) {
            value = (value << 4) + Character.digit(buffer[i], 16);
        }
        return value;
    }

    private long inode(int start, int end) {
        int column = -1;
        boolean blank = true;
        long inode = 0;
        for (int i = start; i < end && column <= INODE_COLUMN; i++) {
            boolean blankNow = buffer[i] == ' ';
            column += blank && !blankNow ? 1 : 0;
            if (column == INODE_COLUMN && !blankNow) {
                inode = 10 * inode + (buffer[i] - '0');
            }
            blank = blankNow;
        }
        return inode;
    }
}
