package dev.headroom.dashboard.cli.bench;

import dev.headroom.dashboard.bench.alert.AlertBench;
import dev.headroom.dashboard.bench.alert.AlertBenchPlan;
import dev.headroom.dashboard.bench.alert.AlertBenchReport;
import dev.headroom.dashboard.bench.alert.AlertBenchResult;
import java.io.PrintWriter;
import org.springframework.boot.convert.DurationStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the time from a bad sample to a message. */
@Command(
        name = "alert",
        description =
                "Serves pages to itself that turn bad one after the other, collects them, evaluates the rules and delivers to"
                        + " a webhook and a Slack of its own; prints how long it took from the bad sample to the message.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:every breach was told within an evaluation interval and 2 s",
            "1:one was told later, or not at all"
        },
        footer = {"", "Example: ./headroom bench alert --breaches 500 --within 60s"})
final class BenchAlertCommand extends MeasuringCommand<AlertBenchResult> {

    @Option(names = "--breaches", paramLabel = "N", description = "how many services (default: ${DEFAULT-VALUE})")
    private int breaches = 60;

    @Option(names = "--within", paramLabel = "TIME", description = "they turn bad (default: ${DEFAULT-VALUE})")
    private String within = "60s";

    @Option(names = "--scrape-interval", paramLabel = "TIME", description = "(default: ${DEFAULT-VALUE})")
    private String scrapeInterval = "5s";

    @Option(names = "--interval", paramLabel = "TIME", description = "of evaluations (default: ${DEFAULT-VALUE})")
    private String interval = "10s";

    @Override
    Measurement<AlertBenchResult> planned(PrintWriter err) {
        AlertBenchPlan plan = new AlertBenchPlan(
                breaches,
                DurationStyle.detectAndParse(within),
                DurationStyle.detectAndParse(scrapeInterval),
                DurationStyle.detectAndParse(interval));
        return directory -> new AlertBench(plan, err).run(directory);
    }

    @Override
    String text(AlertBenchResult result) {
        return AlertBenchReport.text(result);
    }

    @Override
    String json(AlertBenchResult result) {
        return AlertBenchReport.json(result);
    }

    @Override
    boolean isGood(AlertBenchResult result) {
        return result.keepsItsPromise();
    }
}
