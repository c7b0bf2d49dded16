package dev.headroom.dashboard.cli.server;

import dev.headroom.dashboard.Launch;
import dev.headroom.dashboard.cli.frame.CommandFailed;
import dev.headroom.dashboard.cli.frame.GivenSettings;
import dev.headroom.dashboard.configuration.ConfigurationFile;
import dev.headroom.dashboard.configuration.Settings;
import dev.headroom.dashboard.demo.Demo;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Runs the product on a simulated fleet. */
@Command(
        name = "demo",
        description = "Everything on a simulated DeepSeek fleet: 14 days of history, then live.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Each start begins anew: the demo's database lies in HEADROOM_DATA_DIR/demo and is emptied.",
            "Environment: HEADROOM_PORT (8080), HEADROOM_ADDRESS (127.0.0.1), HEADROOM_DATA_DIR,",
            "HEADROOM_ADMIN_PASSWORD and HEADROOM_API_TOKEN (generated and shown once when absent)."
        })
public final class DemoCommand implements Callable<Integer> {

    private final Map<String, String> environment;

    public DemoCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        ServerStart.requirePort(environment);
        Demo demo = startFleet();
        Settings settings = GivenSettings.of(
                new ConfigurationFile(environment).read(demo.configuration()), "the demo's configuration is broken");
        ServerStart.start(() -> new Launch("demo", demo.directory(), settings).start(environment, demo));
        return ServerStart.STAYS_UP;
    }

    private Demo startFleet() {
        try {
            return Demo.start(Launch.dataDirectory(environment).resolve("demo"));
        } catch (IOException failure) {
            throw new CommandFailed("cannot start the demo: " + failure.getMessage(), failure);
        }
    }
}
