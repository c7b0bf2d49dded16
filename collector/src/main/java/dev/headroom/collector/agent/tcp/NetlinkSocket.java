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
        int opened = open();
        if (opened < 0) {
            arena.close();
        }
        descriptor = Math.toIntExact(succeeded("opened", opened));
    }

    void send(byte[] request) throws IOException {
        MemorySegment.copy(request, 0, buffer, ValueLayout.JAVA_BYTE, 0, request.length);
        try {
            succeeded("asked", (long) SEND.invokeExact(descriptor, buffer, (long) request.length, NO_FLAGS));
        } catch (Throwable failure) {
            throw failed(failure);
        }
    }

    /** Waits for the next part of the answer, copies it, and tells how long it is. */
    int receive(byte[] answer) throws IOException {
        try {
            long length = (long) RECEIVE.invokeExact(descriptor, buffer, (long) ANSWER_BYTES, NO_FLAGS);
            succeeded("heard", length);
            MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, 0, answer, 0, Math.toIntExact(length));
            return Math.toIntExact(length);
        } catch (Throwable failure) {
            throw failed(failure);
        }
    }

    @Override
    public void close() throws IOException {
        arena.close();
        try {
            succeeded("closed", (int) CLOSE.invokeExact(descriptor));
        } catch (Throwable failure) {
            throw failed(failure);
        }
    }

    private static long succeeded(String what, long result) throws IOException {
        if (result < 0) {
            throw new IOException("the kernel's socket diagnosis cannot be " + what);
        }
        return result;
    }

    private static int open() throws IOException {
        try {
            return (int) SOCKET.invokeExact(AF_NETLINK, SOCK_DGRAM_CLOEXEC, NETLINK_SOCK_DIAG);
        } catch (Throwable failure) {
            throw failed(failure);
        }
    }

    /** A call of a method handle may throw anything, by its declaration. */
    private static IOException failed(Throwable failure) {
        return failure instanceof IOException expected
                ? expected
                : new IOException("the kernel's socket diagnosis cannot be called", failure);
    }

    @SuppressWarnings("restricted") // the launcher allows native access
    private static MethodHandle function(String name, FunctionDescriptor descriptor) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor);
    }
}
