package dev.headroom.dashboard.cli.importing;

import java.time.InstantSource;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Names the places that a past and events can come from. */
@Command(
        name = "import",
        description = "Takes over what is known elsewhere: a measured past, or a calendar of events.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "SOURCE")
public final class ImportCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run
    private CommandSpec spec;

    private ImportCommand() {}

    /** With its sources. */
    public static CommandLine commandLine(Map<String, String> environment) {
        return new CommandLine(new ImportCommand())
                .addSubcommand(new ImportPrometheusCommand(environment, InstantSource.system()))
                .addSubcommand(new ImportCalendarCommand(environment));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a source: prometheus or calendar");
    }
}
