package dev.headroom.collector.gpu;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The command that prints {@code nvidia-smi -q -x} or {@code --query-gpu}. It is started as it stands, argument by argument, never through a
 * shell.
 *
 * @param deadline over the whole run, until the output has ended
 * @param outputLimitBytes most that it may print; enforced while reading
 */
public record GpuCommand(List<String> arguments, Duration deadline, int outputLimitBytes) {
    public GpuCommand {
        arguments = List.copyOf(arguments);
        if (arguments.isEmpty() || arguments.getFirst().isBlank()) {
            throw new IllegalArgumentException("arguments must start with a program, were " + arguments);
        }
        if (!deadline.isPositive()) {
            throw new IllegalArgumentException("deadline must be > 0, was " + deadline);
        }
        if (outputLimitBytes < 1) {
            throw new IllegalArgumentException("outputLimitBytes must be >= 1, was " + outputLimitBytes);
        }
    }

    String program() {
        return arguments.getFirst();
    }

    /** Whether it is made for certain devices already. */
    boolean choosesDevices() {
        return arguments.stream()
                .anyMatch(argument -> argument.equals("-i") || argument.equals("--id") || argument.startsWith("--id="));
    }

    /** The same for these devices alone. */
    GpuCommand onlyFor(List<String> uuids, Duration left) {
        List<String> chosen = new ArrayList<>(arguments);
        chosen.add("-i");
        chosen.add(String.join(",", uuids));
        return new GpuCommand(chosen, left, outputLimitBytes);
    }
}
