package dev.headroom.dashboard.cli.server;

import dev.headroom.dashboard.Launch;
import dev.headroom.dashboard.configuration.ConfigurationFile;
import dev.headroom.dashboard.configuration.ConfigurationOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;

/** For the launcher, after a build: the JVM notes what this start needs, and later ones begin with it. */
@Command(
        name = "rehearse",
        hidden = true,
        mixinStandardHelpOptions = true,
        description = "Starts on nothing, with a database of its own that is deleted again, and ends.")
public final class RehearseCommand implements Callable<Integer> {

    private static final Map<String, String> ANY_PORT = Map.of("HEADROOM_PORT", "0");

    @Override
    public Integer call() throws IOException {
        Path directory = Files.createTempDirectory("headroom-rehearsal");
        try {
            if (new ConfigurationFile(Map.of()).parse("") instanceof ConfigurationOutcome.Valid(var settings)) {
                ServerStart.start(() ->
                        new Launch("run", directory, settings).start(ANY_PORT).close());
            }
        } finally {
            FileSystemUtils.deleteRecursively(directory);
        }
        return 0;
    }
}
