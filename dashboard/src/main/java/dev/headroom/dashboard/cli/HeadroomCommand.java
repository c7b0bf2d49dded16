package dev.headroom.dashboard.cli;

import dev.headroom.dashboard.cli.bench.BenchCommand;
import dev.headroom.dashboard.cli.collect.AgentCommand;
import dev.headroom.dashboard.cli.collect.ScrapeOnceCommand;
import dev.headroom.dashboard.cli.database.BackupCommand;
import dev.headroom.dashboard.cli.database.RestoreCommand;
import dev.headroom.dashboard.cli.forecast.CapacityCommand;
import dev.headroom.dashboard.cli.forecast.EvaluateCommand;
import dev.headroom.dashboard.cli.forecast.ExportCommand;
import dev.headroom.dashboard.cli.forecast.ForecastCommand;
import dev.headroom.dashboard.cli.importing.ImportCommand;
import dev.headroom.dashboard.cli.server.CheckConfigCommand;
import dev.headroom.dashboard.cli.server.DemoCommand;
import dev.headroom.dashboard.cli.server.RehearseCommand;
import dev.headroom.dashboard.cli.server.RunCommand;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command without a subcommand: says what there is. */
@Command(
        name = "headroom",
        description =
                "Shows how close LLM serving nodes are to \"server busy\", why, when next, and what to do about it.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Developers: `./headroom test` runs the whole test suite."})
public final class HeadroomCommand implements Runnable {

    private static final String PICOCLI_ERROR = "Error: ";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run
    private CommandSpec spec;

    HeadroomCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command");
    }

    /** The whole command line, reading the given environment. */
    public static CommandLine commandLine(Map<String, String> environment) {
        CommandLine line = new CommandLine(new HeadroomCommand());
        line.addSubcommand(new DemoCommand(environment));
        line.addSubcommand(new RunCommand(environment));
        line.addSubcommand(new AgentCommand());
        line.addSubcommand(new BackupCommand(environment));
        line.addSubcommand(new RestoreCommand(environment));
        line.addSubcommand(new CheckConfigCommand(environment));
        line.addSubcommand(new ScrapeOnceCommand());
        line.addSubcommand(new BenchCommand());
        line.addSubcommand(new ForecastCommand());
        line.addSubcommand(new EvaluateCommand());
        line.addSubcommand(new CapacityCommand());
        line.addSubcommand(new ExportCommand(environment));
        line.addSubcommand(ImportCommand.commandLine(environment));
        line.addSubcommand(new RehearseCommand());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, command, _) -> {
            sentence(command.getErr(), plain(failure));
            return CommandLine.ExitCode.SOFTWARE;
        });
        line.setParameterExceptionHandler((wrong, _) -> {
            CommandLine command = wrong.getCommandLine();
            sentence(command.getErr(), plain(wrong));
            command.getErr().println("Try `" + command.getCommandSpec().qualifiedName() + " --help`.");
            command.getErr().flush();
            return CommandLine.ExitCode.USAGE;
        });
        return line;
    }

    private static void sentence(PrintWriter err, String text) {
        err.println("headroom: " + text);
        err.flush();
    }

    private static String plain(Throwable failure) {
        String message = failure.getMessage();
        if (message == null) {
            return failure.getClass().getSimpleName();
        }
        return message.startsWith(PICOCLI_ERROR) ? message.substring(PICOCLI_ERROR.length()) : message;
    }
}
