package dev.headroom.dashboard.cli.server;

import dev.headroom.dashboard.Launch;
import dev.headroom.dashboard.bench.PageFarm;
import dev.headroom.dashboard.configuration.ConfigurationFile;
import dev.headroom.dashboard.configuration.ConfigurationOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A start of the whole product and some thousand scrapes of a page that it serves itself, so that the JVM has seen what
 * is run often.
 */
final class Rehearsal {
    private static final int TARGETS = 250;
    private static final Map<String, String> ANY_PORT = Map.of("HEADROOM_PORT", "0");

    private final String page;
    private final Duration scraping;

    /** The page is the one to scrape, over and over, for so long. */
    Rehearsal(String page, Duration scraping) {
        this.page = page;
        this.scraping = scraping;
    }

    /** Ends with everything stopped; what it made in the directory is left there. */
    void run(Path directory) throws IOException, InterruptedException {
        try (PageFarm farm = PageFarm.of(page);
                ConfigurableApplicationContext _ = start(directory, farm)) {
            TimeUnit.NANOSECONDS.sleep(scraping.toNanos());
        }
    }

    private static ConfigurableApplicationContext start(Path directory, PageFarm farm) throws IOException {
        String configuration = """
                headroom:
                  scrape:
                    interval: 1s
                    jobs:
                      - {name: rehearsal, files: ["%s"]}
                """.formatted(farm.targets(directory, TARGETS));
        return switch (new ConfigurationFile(Map.of()).parse(configuration)) {
            case ConfigurationOutcome.Valid(var settings) -> new Launch("run", directory, settings).start(ANY_PORT);
            case ConfigurationOutcome.Invalid(var errors) ->
                throw new IllegalStateException("our own configuration is not understood: " + errors);
        };
    }
}
