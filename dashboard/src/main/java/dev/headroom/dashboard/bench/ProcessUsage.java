package dev.headroom.dashboard.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Processor time and memory as Linux counts them (proc(5)). A process's time includes that of children it has waited
 * for, so that a short-lived worker of the database is not forgotten.
 */
final class ProcessUsage {
    /** The unit of times in {@code /proc/PID/stat}; the same on every Linux that Java runs on. */
    private static final Duration TICK = Duration.ofMillis(10);

    private static final int USER_TIME = 11;
    private static final int CHILDREN_SYSTEM_TIME = 14;

    private ProcessUsage() {}

    static boolean isKnownHere() {
        return Files.isReadable(Path.of("/proc/self/stat"));
    }

    /** Without its children, dead or alive. */
    static Duration cpuOfOne(ProcessHandle process) throws IOException {
        return cpu(process, USER_TIME + 1);
    }

    /** Of all these and what they have waited for. */
    static Duration cpuOfAll(List<ProcessHandle> processes) throws IOException {
        Duration sum = Duration.ZERO;
        for (ProcessHandle process : processes) {
            sum = sum.plus(cpu(process, CHILDREN_SYSTEM_TIME));
        }
        return sum;
    }

    /** Memory that is resident; pages that processes share count once for each of them. */
    static long residentBytes(List<ProcessHandle> processes) throws IOException {
        long kibibytes = 0;
        for (ProcessHandle process : processes) {
            Path status = Path.of("/proc", Long.toString(process.pid()), "status");
            try (Stream<String> lines = Files.lines(status)) {
                kibibytes += lines.filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum();
            } catch (NoSuchFileException _) {
                // it has just ended
            }
        }
        return kibibytes * 1024;
    }

    private static Duration cpu(ProcessHandle process, int last) throws IOException {
        String stat;
        try {
            stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
        } catch (NoSuchFileException _) {
            return Duration.ZERO; // it has just ended; its parent's time now includes its own
        }
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = 0;
        for (int field = USER_TIME; field <= last; field++) {
            ticks += Long.parseLong(fields[field]);
        }
        return TICK.multipliedBy(ticks);
    }
}
