package dev.headroom.dashboard.cli.server;

import dev.headroom.dashboard.configuration.ConfigurationFile;
import dev.headroom.dashboard.configuration.ConfigurationOutcome;
import dev.headroom.dashboard.configuration.Doubts;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says everything that is wrong in a configuration, or that nothing is. */
@Command(
        name = "check-config",
        description = "Checks a headroom.yaml and lists all its errors at once; exit 1 when there is one.",
        mixinStandardHelpOptions = true)
public final class CheckConfigCommand implements Callable<Integer> {

    private final Map<String, String> environment;

    @Parameters(paramLabel = "FILE", description = "the configuration to check")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private Path file;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    public CheckConfigCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        return switch (new ConfigurationFile(environment).read(file)) {
            case ConfigurationOutcome.Valid(var settings) -> {
                Doubts.about(settings)
                        .forEach(doubt -> spec.commandLine().getErr().println(file + ": warning: " + doubt));
                spec.commandLine().getErr().flush();
                spec.commandLine().getOut().println(file + " is fine.");
                spec.commandLine().getOut().flush();
                yield CommandLine.ExitCode.OK;
            }
            case ConfigurationOutcome.Invalid(var errors) -> {
                errors.forEach(error -> spec.commandLine().getErr().println(file + ": " + error));
                spec.commandLine().getErr().flush();
                yield CommandLine.ExitCode.SOFTWARE;
            }
        };
    }
}
