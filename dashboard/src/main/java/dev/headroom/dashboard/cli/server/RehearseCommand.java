package dev.headroom.dashboard.cli.server;

import dev.headroom.dashboard.demo.Demo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;

/** For the launcher, after a build: the JVM notes what a start and scrapes need, and later ones begin with it. */
@Command(
        name = "rehearse",
        hidden = true,
        mixinStandardHelpOptions = true,
        description = "Starts with a database of its own that is deleted again, scrapes itself, and ends.")
public final class RehearseCommand implements Callable<Integer> {

    private static final Duration SCRAPING = Duration.ofSeconds(35);

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("headroom-rehearsal");
        try {
            new Rehearsal(Demo.nodePage(), SCRAPING).run(directory);
        } finally {
            FileSystemUtils.deleteRecursively(directory);
        }
        return 0;
    }
}
