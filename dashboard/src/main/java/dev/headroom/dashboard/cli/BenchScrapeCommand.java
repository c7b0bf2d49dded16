package dev.headroom.dashboard.cli;

import dev.headroom.dashboard.bench.BenchPlan;
import dev.headroom.dashboard.bench.BenchReport;
import dev.headroom.dashboard.bench.BenchResult;
import dev.headroom.dashboard.bench.ScrapeBench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.springframework.boot.convert.DurationStyle;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures processor time and memory of collecting. */
@Command(
        name = "scrape",
        description =
                "Serves a page to itself as many targets, collects and stores it in an embedded database, and prints"
                        + " processor time, memory, and scrapes that were missed.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./headroom bench scrape --targets 500 --interval 5s --page vllm.txt --duration 60s"})
final class BenchScrapeCommand implements Callable<Integer> {

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

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        CommandLine line = spec.commandLine();
        BenchPlan plan = plan();
        BenchResult result = Measurement.of(directory -> new ScrapeBench(plan, line.getErr()).run(directory));
        line.getOut().print(json ? BenchReport.json(result) : BenchReport.text(result));
        line.getOut().flush();
        return CommandLine.ExitCode.OK;
    }

    private BenchPlan plan() {
        if (!Files.isReadable(page)) {
            throw new ParameterException(spec.commandLine(), "cannot read " + page);
        }
        try {
            return new BenchPlan(
                    page,
                    targets,
                    DurationStyle.detectAndParse(interval),
                    DurationStyle.detectAndParse(warmUp),
                    DurationStyle.detectAndParse(duration));
        } catch (IllegalArgumentException refused) {
            throw new ParameterException(spec.commandLine(), String.valueOf(refused.getMessage()), refused);
        }
    }
}
