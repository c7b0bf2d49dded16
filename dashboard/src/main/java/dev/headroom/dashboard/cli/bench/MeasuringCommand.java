package dev.headroom.dashboard.cli.bench;

import dev.headroom.dashboard.cli.frame.CommandFailed;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures in a directory of its own, of which nothing stays, and prints the result as text or JSON. */
abstract class MeasuringCommand<R> implements Callable<Integer> {

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    /** What is measured, once the options are known to make sense. */
    interface Measurement<R> {
        R in(Path directory) throws IOException, InterruptedException;
    }

    /** Refuses options that do not with an {@link IllegalArgumentException}; progress goes to {@code err}. */
    abstract Measurement<R> planned(PrintWriter err);

    abstract String text(R result);

    abstract String json(R result);

    /** Whether the exit code is that of a success. */
    abstract boolean isGood(R result);

    @Override
    public final Integer call() throws InterruptedException {
        CommandLine line = spec.commandLine();
        R result = measure(measurement(line));
        line.getOut().print(json ? json(result) : text(result));
        line.getOut().flush();
        return isGood(result) ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private Measurement<R> measurement(CommandLine line) {
        try {
            return planned(line.getErr());
        } catch (IllegalArgumentException refused) {
            throw new ParameterException(line, String.valueOf(refused.getMessage()), refused);
        }
    }

    private R measure(Measurement<R> measurement) throws InterruptedException {
        try {
            Path directory = Files.createTempDirectory("headroom-bench");
            try {
                return measurement.in(directory);
            } finally {
                FileSystemUtils.deleteRecursively(directory);
            }
        } catch (IOException failure) {
            throw new CommandFailed("cannot measure: " + failure.getMessage(), failure);
        }
    }
}
