package dev.headroom.forecasting.model.lstm;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/**
 * What Java cannot say by itself but the system's C library can: the environment of this process, which TensorFlow reads
 * its settings from, and the priority of a thread. Does nothing where there are no such functions, as on Windows.
 */
public final class ProcessSettings {

    private static final int PRIORITY_OF_THREAD = 0;
    private static final int THIS_THREAD = 0;
    private static final int NICE = 10;

    private ProcessSettings() {}

    /**
     * Lets TensorFlow use one thread for its sums, so that training never takes more than one processor, and not chatter.
     * To be called before it is loaded. A setting that the user has made stays.
     */
    public static void quietOneThread() {
        set("TF_NUM_INTRAOP_THREADS", "1");
        set("TF_NUM_INTEROP_THREADS", "1");
        set("TF_CPP_MIN_LOG_LEVEL", "2");
    }

    /**
     * Makes the calling thread, and those it starts, give way to all others. On Linux only, where the priority of a Java
     * thread has no effect.
     */
    public static void giveWay() {
        if (!System.getProperty("os.name", "").startsWith("Linux")) {
            return;
        }
        call(
                "setpriority",
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT),
                PRIORITY_OF_THREAD,
                THIS_THREAD,
                NICE);
    }

    private static void set(String name, String value) {
        if (System.getenv(name) != null) {
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            call(
                    "setenv",
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT),
                    arena.allocateFrom(name),
                    arena.allocateFrom(value),
                    0);
        }
    }

    /** What it answers does not matter: both calls only make things nicer. */
    @SuppressWarnings("restricted") // the launcher allows native access
    private static void call(String function, FunctionDescriptor descriptor, Object... arguments) {
        Optional<MemorySegment> address = Linker.nativeLinker().defaultLookup().find(function);
        if (address.isEmpty()) {
            return;
        }
        try {
            Linker.nativeLinker().downcallHandle(address.get(), descriptor).invokeWithArguments(arguments);
        } catch (Throwable failure) {
            throw new IllegalStateException("cannot call " + function, failure);
        }
    }
}
