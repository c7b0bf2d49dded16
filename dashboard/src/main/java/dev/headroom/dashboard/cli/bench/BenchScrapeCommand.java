package dev.headroom.dashboard.cli.bench;

import dev.headroom.dashboard.bench.BenchPlan;
import dev.headroom.dashboard.bench.BenchReport;
import dev.headroom.dashboard.bench.BenchResult;
import dev.headroom.dashboard.bench.ScrapeBench;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.convert.DurationStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures processor time and memory of collecting. */
@Command(
        name = "scrape",
        description =
                "Serves a page to itself as many targets, collects and stores it in an embedded database, and prints"
                        + " processor time, memory, and scrapes that were missed.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./headroom bench scrape --targets 500 --interval 5s --page vllm.txt --duration 60s"})
final class BenchScrapeCommand extends MeasuringCommand<BenchResult> {

    @Option(names = "--page", required = true, paramLabel = "FILE", description = "a saved metrics page")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private Path page;

    @Option(names = "--targets", paramLabel = "N", description = "how many (default: ${DEFAULT-VALUE})")
    private int targets = 500;

    @Option(names = "--interval", paramLabel = "TIME", description = "between scrapes (default: ${DEFAULT-VALUE})")
    private String interval = "5s";

    @Option(names = "--duration", paramLabel = "TIME", description = "of the measurement (default: ${DEFAULT-VALUE})")
    private String duration = "60s";

    @Option(names = "--warm-up", paramLabel = "TIME", description = "before it (default: ${DEFAULT-VALUE})")
    private String warmUp = "120s";

    @Override
    Measurement<BenchResult> planned(PrintWriter err) {
        if (!Files.isReadable(page)) {
            throw new IllegalArgumentException("cannot read " + page);
        }
        BenchPlan plan = new BenchPlan(
                page,
                targets,
                DurationStyle.detectAndParse(interval),
                DurationStyle.detectAndParse(warmUp),
                DurationStyle.detectAndParse(duration));
        return directory -> new ScrapeBench(plan, err).run(directory);
    }

    @Override
    String text(BenchResult result) {
        return BenchReport.text(result);
    }

    @Override
    String json(BenchResult result) {
        return BenchReport.json(result);
    }

    /** A measurement has no promise to keep. */
    @Override
    boolean isGood(BenchResult result) {
        return true;
    }
}
