package dev.headroom.dashboard.cli;

import dev.headroom.dashboard.Launch;
import dev.headroom.dashboard.configuration.ConfigurationError;
import dev.headroom.dashboard.configuration.ConfigurationFile;
import dev.headroom.dashboard.configuration.ConfigurationOutcome;
import dev.headroom.dashboard.configuration.Settings;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the product on the operator's own targets. */
@Command(
        name = "run",
        description = "Collects from the configured targets and serves the dashboard and the REST API.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Environment: HEADROOM_PORT (8080), HEADROOM_ADDRESS (127.0.0.1), HEADROOM_DATA_DIR,",
            "HEADROOM_ADMIN_PASSWORD and HEADROOM_API_TOKEN (generated and shown once when absent)."
        })
final class RunCommand implements Callable<Integer> {

    private final Map<String, String> environment;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "the headroom.yaml to run with")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private Path file;

    RunCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Settings settings =
                switch (new ConfigurationFile(environment).read(file)) {
                    case ConfigurationOutcome.Valid(var valid) -> valid;
                    case ConfigurationOutcome.Invalid(var errors) ->
                        throw new CommandFailed(errors.stream()
                                .map(ConfigurationError::toString)
                                .collect(Collectors.joining("\n  ", "cannot run with " + file + ":\n  ", "")));
                };
        ServerStart.requirePort(environment);
        ServerStart.start(() -> Launch.run(settings, environment));
        return HeadroomCommand.STAYS_UP;
    }
}
