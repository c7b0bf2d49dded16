package dev.headroom.collector.gpu;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the GPUs of one machine by running a command. It remembers which devices there were, so keep one per machine. One
 * at a time; one thread.
 */
public final class GpuReader {

    private static final Duration SHORTEST_RUN = Duration.ofMillis(100);

    private final CommandRunner runner = new CommandRunner();
    private final KnownDevices known = new KnownDevices();
    private final NvidiaSmiOutput output = new NvidiaSmiOutput(known);

    /**
     * Runs the command and waits for its end, at most until its deadline. Where one device fails nvidia-smi altogether, it
     * is asked for the others in a second run.
     */
    public GpuRead read(GpuCommand command, GpuHost host) throws InterruptedException {
        long end = System.nanoTime() + command.deadline().toNanos();
        GpuRead read = readOnce(command, host);
        if (!(read instanceof GpuRead.Failed(var error, var lost)) || !isOfOneDevice(error)) {
            return read;
        }
        Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
        List<String> siblings = known.siblingsOf(lost);
        if (siblings.isEmpty() || command.choosesDevices() || left.compareTo(SHORTEST_RUN) < 0) {
            return read;
        }
        return readOnce(command.onlyFor(siblings, left), host) instanceof GpuRead.Read others
                ? new GpuRead.Read(
                        others.gpus(), others.outputBytes(), added(others.warnings(), error.sentence()), lost)
                : read;
    }

    /** Reads a document that was printed elsewhere: of {@code -q -x}, or a table with its header. */
    public GpuRead read(String document, GpuHost host) {
        return output.read(new NvidiaSmiOutput.Printed(document, List.of(), host, new ArrayList<>()));
    }

    private GpuRead readOnce(GpuCommand command, GpuHost host) throws InterruptedException {
        return switch (runner.run(command)) {
            case CommandResult.Exited exited -> read(exited, command, host);
            case CommandResult.NotStarted(var reason) -> new GpuRead.Failed(notStarted(command.program(), reason));
            case CommandResult.TimedOut(var limit) -> new GpuRead.Failed(new GpuReadError.TimedOut(limit));
            case CommandResult.OutputTooLarge(var limitBytes) ->
                new GpuRead.Failed(new GpuReadError.OutputTooLarge(limitBytes));
        };
    }

    /**
     * Complete output counts even when the command complains beside it (nvidia-smi ends with 14 when an infoROM is
     * corrupt, after printing everything); the complaint becomes a warning. Otherwise the complaint is the error.
     */
    private GpuRead read(CommandResult.Exited exited, GpuCommand command, GpuHost host) {
        List<String> asked = NvidiaSmiCsv.fieldsOf(command.arguments());
        List<String> warnings = new ArrayList<>();
        if (exited.code() != 0) {
            warnings.add("The command ended with exit code " + exited.code() + ".");
        }
        exited.errors().strip().lines().limit(3).map(PlainLine::of).forEach(warnings::add);
        GpuRead read = output.read(new NvidiaSmiOutput.Printed(exited.output(), asked, host, warnings));
        if (read instanceof GpuRead.Read) {
            return read;
        }
        String said = exited.output() + "\n" + exited.errors();
        Optional<GpuReadError> named = NvidiaSmiComplaint.in(said);
        if (named.isPresent()) {
            return output.failed(named.get(), said, host);
        }
        if (exited.code() == 127) {
            return new GpuRead.Failed(new GpuReadError.CommandNotFound(missingCommand(exited.errors(), command)));
        }
        if (exited.code() != 0) {
            String message = exited.errors().isBlank() ? exited.output() : exited.errors();
            return new GpuRead.Failed(new GpuReadError.CommandFailed(exited.code(), PlainLine.lastOf(message)));
        }
        return read;
    }

    private static boolean isOfOneDevice(GpuReadError error) {
        return error instanceof GpuReadError.DeviceLost || error instanceof GpuReadError.DeviceHandleUnknown;
    }

    private static List<String> added(List<String> warnings, String sentence) {
        List<String> all = new ArrayList<>();
        all.add(sentence);
        all.addAll(warnings);
        return all;
    }

    private static String missingCommand(String errors, GpuCommand command) {
        String said = PlainLine.lastOf(errors);
        return said.isEmpty() ? command.program() : command.program() + " (" + said + ")";
    }

    /** The JDK tells the reason only in its message, as {@code error=2, No such file} or {@code error: 2 (No such file}. */
    private static GpuReadError notStarted(String program, String reason) {
        return reason.contains("error=2,") || reason.contains("error: 2 ")
                ? new GpuReadError.CommandNotFound(program)
                : new GpuReadError.CommandNotRunnable(program, PlainLine.lastOf(reason));
    }
}
