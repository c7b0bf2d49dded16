package dev.headroom.collector.agent.tcp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Set;

/**
 * Asks the kernel for the established and listening sockets of some ports, which it picks out itself: many times cheaper
 * than {@link ProcTable} when there are a hundred thousand connections. The old form of the question is asked, because
 * its answer holds both families; with the new one the kernel goes through all sockets of the machine once for each.
 * Layouts as in {@code linux/netlink.h}, {@code linux/sock_diag.h} and {@code linux/inet_diag.h}. One thread.
 */
final class DiagnosisTable implements SocketTable {

    private static final byte INTERNET = 2;
    private static final int ESTABLISHED_AND_LISTENING = 1 << 1 | 1 << 10;

    private static final int HEADER_BYTES = 16;
    private static final int REQUEST_BYTES = 60;
    private static final int STATES_AT = 52;
    private static final int ATTRIBUTE_BYTES = 4;
    private static final short TCP_SOCKETS = 18;
    private static final short REQUEST_AND_DUMP = 0x1 | 0x300;
    private static final short BYTECODE = 1;
    private static final short ERROR = 2;
    private static final short DONE = 3;
    private static final int STATE_AT = 1;
    private static final int PORT_AT = 4;
    private static final int INODE_AT = 68;
    private static final int SOCKET_BYTES = 72;

    private final SocketCounts counts;
    private final byte[] filter;
    private final byte[] answer = new byte[NetlinkSocket.ANSWER_BYTES];
    private final ByteBuffer messages = ByteBuffer.wrap(answer).order(ByteOrder.nativeOrder());

    DiagnosisTable(List<Integer> ports) {
        this.counts = new SocketCounts(ports);
        this.filter = PortFilter.of(ports);
    }

    @Override
    public void read() throws IOException {
        counts.clear();
        try (NetlinkSocket kernel = new NetlinkSocket()) {
            kernel.send(request());
            boolean more = true;
            while (more) {
                more = take(kernel.receive(answer));
            }
        }
    }

    private byte[] request() {
        int length = HEADER_BYTES + REQUEST_BYTES + ATTRIBUTE_BYTES + filter.length;
        ByteBuffer request = ByteBuffer.allocate(length).order(ByteOrder.nativeOrder());
        request.putInt(length).putShort(TCP_SOCKETS).putShort(REQUEST_AND_DUMP);
        request.put(HEADER_BYTES, INTERNET);
        request.putInt(HEADER_BYTES + STATES_AT, ESTABLISHED_AND_LISTENING);
        request.position(HEADER_BYTES + REQUEST_BYTES);
        request.putShort((short) (ATTRIBUTE_BYTES + filter.length))
                .putShort(BYTECODE)
                .put(filter);
        return request.array();
    }

    /** False behind the end of the list. */
    private boolean take(int length) throws IOException {
        int at = 0;
        while (at + HEADER_BYTES <= length) {
            int messageBytes = messages.getInt(at);
            short type = messages.getShort(at + Integer.BYTES);
            if (type == DONE) {
                return false;
            }
            if (type == ERROR || messageBytes < HEADER_BYTES + SOCKET_BYTES || at + messageBytes > length) {
                throw new IOException("the kernel's socket diagnosis knows no TCP");
            }
            count(at + HEADER_BYTES);
            at += messageBytes + 3 & ~3;
        }
        return length > 0;
    }

    private void count(int at) {
        int port = (messages.get(at + PORT_AT) & 0xFF) << 8 | (messages.get(at + PORT_AT + 1) & 0xFF);
        counts.add(port, messages.get(at + STATE_AT), Integer.toUnsignedLong(messages.getInt(at + INODE_AT)));
    }

    @Override
    public int established(int port) {
        return counts.established(port);
    }

    @Override
    public Set<Long> listeners(int port) {
        return counts.listeners(port);
    }
}
