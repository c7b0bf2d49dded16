package dev.headroom.dashboard.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Names the places that a past can come from. */
@Command(
        name = "import",
        description = "Fills the tables with a past that was measured elsewhere.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "SOURCE")
final class ImportCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a source, such as prometheus");
    }
}
