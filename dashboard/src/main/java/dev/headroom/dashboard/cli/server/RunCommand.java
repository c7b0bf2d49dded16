package dev.headroom.dashboard.cli.server;

import dev.headroom.dashboard.Launch;
import dev.headroom.dashboard.cli.frame.GivenSettings;
import dev.headroom.dashboard.configuration.ConfigurationFile;
import dev.headroom.dashboard.configuration.Settings;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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
public final class RunCommand implements Callable<Integer> {

    private final Map<String, String> environment;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "the headroom.yaml to run with; without one, what is found on this machine is watched")
    private @Nullable Path file;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    public RunCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Path configuration = file;
        if (configuration == null) {
            ServerStart.requirePort(environment);
            LocalStart start = new LocalStart(environment, spec.commandLine().getOut());
            ServerStart.start(start::start);
            return ServerStart.STAYS_UP;
        }
        Settings settings = GivenSettings.of(
                new ConfigurationFile(environment).read(configuration), "cannot run with " + configuration);
        ServerStart.requirePort(environment);
        ServerStart.start(() -> Launch.run(settings, environment));
        return ServerStart.STAYS_UP;
    }
}
