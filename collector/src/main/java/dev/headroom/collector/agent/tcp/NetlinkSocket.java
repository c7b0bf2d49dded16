package dev.headroom.collector.agent.tcp;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * A conversation with the kernel's socket diagnosis, see sock_diag(7), for which the JDK has no socket of its own. Linux
 * only; where a sandbox forbids it, opening throws. One thread.
 */
final class NetlinkSocket implements AutoCloseable {

    /** The kernel fills half of it at most. */
    static final int ANSWER_BYTES = 64 * 1024;

    private static final int AF_NETLINK = 16;
    private static final int SOCK_DGRAM_CLOEXEC = 2 | 0x80000;
    private static final int NETLINK_SOCK_DIAG = 4;
    private static final int NO_FLAGS = 0;

    private static final MethodHandle SOCKET =
            function("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
    private static final MethodHandle SEND =
            function("send", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
    private static final MethodHandle RECEIVE =
            function("recv", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
    private static final MethodHandle CLOSE = function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

    private final Arena arena = Arena.ofConfined();
    private final MemorySegment buffer = arena.allocate(ANSWER_BYTES);
    private final int descriptor;

    NetlinkSocket() throws IOException {
        int opened = Math.toIntExact(call("socket", SOCKET, AF_NETLINK, SOCK_DGRAM_CLOEXEC, NETLINK_SOCK_DIAG));
        if (opened < 0) {
            arena.close();
        }
        descriptor = Math.toIntExact(succeeded("opened", opened));
    }

    void send(byte[] request) throws IOException {
        MemorySegment.copy(request, 0, buffer, ValueLayout.JAVA_BYTE, 0, request.length);
        succeeded("asked", call("send", SEND, descriptor, buffer, (long) request.length, NO_FLAGS));
    }

    /** Waits for the next part of the answer, copies it, and tells how long it is. */
    int receive(byte[] answer) throws IOException {
        long length = succeeded("heard", call("recv", RECEIVE, descriptor, buffer, (long) ANSWER_BYTES, NO_FLAGS));
        MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, 0, answer, 0, Math.toIntExact(length));
        return Math.toIntExact(length);
    }

    @Override
    public void close() throws IOException {
        arena.close();
        succeeded("closed", call("close", CLOSE, descriptor));
    }

    private static long succeeded(String what, long result) throws IOException {
        if (result < 0) {
            throw new IOException("the kernel's socket diagnosis cannot be " + what);
        }
        return result;
    }

    private static long call(String name, MethodHandle function, Object... arguments) {
        try {
            return ((Number) function.invokeWithArguments(arguments)).longValue();
        } catch (Throwable failure) {
            throw new IllegalStateException("cannot call " + name, failure);
        }
    }

    @SuppressWarnings("restricted") // the launcher allows native access
    private static MethodHandle function(String name, FunctionDescriptor descriptor) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor);
    }
}
