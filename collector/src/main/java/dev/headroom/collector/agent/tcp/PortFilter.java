package dev.headroom.collector.agent.tcp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The program with which the kernel decides what to tell: a socket whose own port is one of some. An instruction is its
 * code, how many bytes to go on when it holds and how many when it does not; to arrive at the end is yes, to go four bytes
 * beyond it is no. See {@code inet_diag_bc_op} in {@code linux/inet_diag.h}.
 */
final class PortFilter {

    private static final byte JUMP = 1;
    private static final byte AT_LEAST = 2;
    private static final byte AT_MOST = 3;
    private static final int INSTRUCTION_BYTES = 4;
    /** Two comparisons, each followed by its port, and a jump to the end. */
    private static final int PORT_BYTES = 5 * INSTRUCTION_BYTES;

    private PortFilter() {}

    static byte[] of(List<Integer> ports) {
        ByteBuffer program = ByteBuffer.allocate(ports.size() * PORT_BYTES).order(ByteOrder.nativeOrder());
        for (int port : ports) {
            int nextPort = program.position() + PORT_BYTES;
            compare(program, AT_LEAST, port, nextPort);
            compare(program, AT_MOST, port, nextPort);
            int toTheEnd = program.remaining();
            program.put(JUMP).put((byte) INSTRUCTION_BYTES).putShort((short) toTheEnd);
        }
        return program.array();
    }

    private static void compare(ByteBuffer program, byte comparison, int port, int otherwise) {
        int last = otherwise == program.capacity() ? INSTRUCTION_BYTES : 0;
        int fail = otherwise + last - program.position();
        program.put(comparison).put((byte) (2 * INSTRUCTION_BYTES)).putShort((short) fail);
        program.putShort((short) 0).putShort((short) port);
    }
}
