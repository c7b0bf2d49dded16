package dev.headroom.dashboard.cli;

import dev.headroom.collector.discovery.JobDefinition;
import dev.headroom.collector.scrape.ScrapeOnce;
import dev.headroom.collector.scrape.ScrapeOutcome;
import dev.headroom.collector.scrape.ScrapeSettings;
import dev.headroom.collector.scrape.http.HttpPageFetcher;
import java.io.PrintWriter;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what the collector sees at an address; stores nothing. */
@Command(
        name = "scrape-once",
        description = "Reads one metrics page as the collector would: dialect, numbers, warnings. Stores nothing.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./headroom scrape-once http://10.0.0.11:8000/metrics"})
final class ScrapeOnceCommand implements Callable<Integer> {

    @Parameters(paramLabel = "URL", description = "the metrics page")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private URI url;

    @Option(names = "--dialect", defaultValue = JobDefinition.AUTO, description = "default: ${DEFAULT-VALUE}")
    private String dialect = JobDefinition.AUTO;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        ScrapeOutcome outcome = scrape();
        PrintWriter out = spec.commandLine().getOut();
        return switch (outcome) {
            case ScrapeOutcome.Scraped scraped -> {
                out.print(json ? ScrapeReport.json(scraped) : ScrapeReport.text(scraped));
                out.flush();
                yield CommandLine.ExitCode.OK;
            }
            case ScrapeOutcome.Failed failed ->
                throw new CommandFailed(failed.error().sentence());
        };
    }

    private ScrapeOutcome scrape() throws InterruptedException {
        JobDefinition job = new JobDefinition(
                "scrape-once",
                dialect,
                List.of(url.toString()),
                List.of(),
                List.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty());
        ScrapeSettings settings = ScrapeSettings.of(List.of(job)).withAnyContentType();
        try (HttpPageFetcher fetcher = new HttpPageFetcher(settings)) {
            return new ScrapeOnce(settings, fetcher, InstantSource.system())
                    .scrape(job)
                    .getFirst();
        } catch (IllegalArgumentException refused) {
            throw new ParameterException(spec.commandLine(), String.valueOf(refused.getMessage()), refused);
        }
    }
}
