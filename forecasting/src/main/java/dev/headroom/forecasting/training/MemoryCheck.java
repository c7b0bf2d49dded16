package dev.headroom.forecasting.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Whether there is memory to train: what the machine, and the control group of this process if it has a limit, can still
 * give to native libraries, and what is left of Java's heap. Where the system does not say, only the heap counts.
 */
final class MemoryCheck {

    private static final long MEGABYTE = 1 << 20;

    private final Path system;

    /** Megabytes outside and inside of Java's heap. */
    record Need(int nativeMegabytes, int heapMegabytes) {}

    MemoryCheck() {
        this(Path.of("/"));
    }

    /** With another root of {@code proc} and {@code sys}. */
    MemoryCheck(Path system) {
        this.system = system;
    }

    /** Empty when there is enough, else a sentence with the numbers. */
    Optional<String> shortage(Need need) {
        Runtime runtime = Runtime.getRuntime();
        long heap = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
        if (heap < need.heapMegabytes * MEGABYTE) {
            return Optional.of("training needs " + need.heapMegabytes + " MB of free heap, there are " + heap / MEGABYTE
                    + " MB; give more with HEADROOM_JAVA_OPTIONS=-Xmx...");
        }
        long free = Math.min(machine(), group());
        return free < need.nativeMegabytes * MEGABYTE
                ? Optional.of("training needs " + need.nativeMegabytes + " MB of free memory, there are "
                        + free / MEGABYTE + " MB")
                : Optional.empty();
    }

    private long machine() {
        for (String line : lines("proc/meminfo")) {
            if (line.startsWith("MemAvailable:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", "")) << 10;
            }
        }
        return Long.MAX_VALUE;
    }

    /** What is left of the limit of a container, its file cache counted as free. */
    private long group() {
        long limit = number(lines("sys/fs/cgroup/memory.max"));
        long used = number(lines("sys/fs/cgroup/memory.current"));
        if (limit == Long.MAX_VALUE || used == Long.MAX_VALUE) {
            return Long.MAX_VALUE;
        }
        long cache = lines("sys/fs/cgroup/memory.stat").stream()
                .filter(line -> line.startsWith("inactive_file "))
                .mapToLong(line -> Long.parseLong(line.substring("inactive_file ".length())))
                .sum();
        return limit - used + cache;
    }

    private static long number(List<String> lines) {
        boolean known = !lines.isEmpty() && lines.getFirst().matches("[0-9]{1,18}");
        return known ? Long.parseLong(lines.getFirst()) : Long.MAX_VALUE;
    }

    private List<String> lines(String file) {
        try {
            return Files.readAllLines(system.resolve(file));
        } catch (IOException unknown) {
            return List.of();
        }
    }
}
