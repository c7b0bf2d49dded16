package dev.headroom.dashboard.cli;

import dev.headroom.dashboard.bench.alert.AlertBench;
import dev.headroom.dashboard.bench.alert.AlertBenchPlan;
import dev.headroom.dashboard.bench.alert.AlertBenchReport;
import dev.headroom.dashboard.bench.alert.AlertBenchResult;
import java.util.concurrent.Callable;
import org.springframework.boot.convert.DurationStyle;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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
final class BenchAlertCommand implements Callable<Integer> {

    @Option(names = "--breaches", paramLabel = "N", description = "how many services (default: ${DEFAULT-VALUE})")
    private int breaches = 60;

    @Option(names = "--within", paramLabel = "TIME", description = "they turn bad (default: ${DEFAULT-VALUE})")
    private String within = "60s";

    @Option(names = "--scrape-interval", paramLabel = "TIME", description = "(default: ${DEFAULT-VALUE})")
    private String scrapeInterval = "5s";

    @Option(names = "--interval", paramLabel = "TIME", description = "of evaluations (default: ${DEFAULT-VALUE})")
    private String interval = "10s";

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        CommandLine line = spec.commandLine();
        AlertBenchPlan plan = plan();
        AlertBenchResult result = Measurement.of(directory -> new AlertBench(plan, line.getErr()).run(directory));
        line.getOut().print(json ? AlertBenchReport.json(result) : AlertBenchReport.text(result));
        line.getOut().flush();
        return result.keepsItsPromise() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private AlertBenchPlan plan() {
        try {
            return new AlertBenchPlan(
                    breaches,
                    DurationStyle.detectAndParse(within),
                    DurationStyle.detectAndParse(scrapeInterval),
                    DurationStyle.detectAndParse(interval));
        } catch (IllegalArgumentException refused) {
            throw new ParameterException(spec.commandLine(), String.valueOf(refused.getMessage()), refused);
        }
    }
}
