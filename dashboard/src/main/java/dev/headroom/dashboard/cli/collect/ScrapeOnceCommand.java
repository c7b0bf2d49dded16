package dev.headroom.dashboard.cli.collect;

import dev.headroom.collector.dialect.UserDialects;
import dev.headroom.collector.discovery.JobDefinition;
import dev.headroom.collector.scrape.ScrapeOnce;
import dev.headroom.collector.scrape.ScrapeSettings;
import dev.headroom.collector.scrape.http.HttpPageFetcher;
import dev.headroom.collector.scrape.outcome.ScrapeOutcome;
import dev.headroom.dashboard.cli.frame.CommandFailed;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what the collector sees at an address or in what a command prints; stores nothing. */
@Command(
        name = "scrape-once",
        description = "Reads one metrics page, or nvidia-smi, as the collector would: dialect, numbers, warnings."
                + " Stores nothing.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: ./headroom scrape-once http://10.0.0.11:8000/metrics",
            "Example: ./headroom scrape-once --command \"ssh gpu-01 nvidia-smi -q -x\" --json"
        })
public final class ScrapeOnceCommand implements Callable<Integer> {

    private static final class Source {
        @Parameters(paramLabel = "URL", description = "the metrics page")
        private @Nullable String url;

        @Option(
                names = "--command",
                paramLabel = "WORDS",
                description = "a command that prints nvidia-smi -q -x, its words separated by blanks")
        private @Nullable String command;
    }

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private Source source;

    @Option(
            names = "--dialect",
            paramLabel = "NAME",
            defaultValue = JobDefinition.AUTO,
            description = "how the server names its metrics, such as vllm or sglang (default: ${DEFAULT-VALUE})")
    private String dialect = JobDefinition.AUTO;

    @Option(
            names = "--dialects",
            paramLabel = "PLACE",
            description = "a file, or a directory of files, with tables of your own; may be given several times")
    private List<Path> dialects = List.of();

    @Option(names = "--any-content-type", description = "read the page whatever content type the server gives it")
    private boolean anyContentType;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        return switch (scrape()) {
            case ScrapeOutcome.Scraped scraped -> {
                PrintWriter out = spec.commandLine().getOut();
                out.print(json ? ScrapeReport.json(scraped) : ScrapeReport.text(scraped));
                out.flush();
                yield CommandLine.ExitCode.OK;
            }
            case ScrapeOutcome.Failed failed ->
                throw new CommandFailed(failed.error().sentence());
        };
    }

    private ScrapeOutcome scrape() throws InterruptedException {
        try {
            JobDefinition job = job();
            ScrapeSettings strict = ScrapeSettings.of(List.of(job)).withDialects(dialects);
            ScrapeSettings settings = anyContentType ? strict.withAnyContentType() : strict;
            try (HttpPageFetcher fetcher = new HttpPageFetcher(settings)) {
                return new ScrapeOnce(settings, fetcher, InstantSource.system())
                        .scrape(job)
                        .getFirst();
            }
        } catch (IllegalArgumentException refused) {
            throw new ParameterException(spec.commandLine(), String.valueOf(refused.getMessage()), refused);
        }
    }

    private JobDefinition job() {
        List<String> urls = source.url == null ? List.of() : List.of(source.url);
        List<String> command = source.command == null
                ? List.of()
                : List.of(source.command.strip().split("\\s+", -1));
        JobDefinition job = source.command == null
                ? JobDefinition.ofTargets("scrape-once", urls, Map.of())
                : JobDefinition.ofCommand("scrape-once", command, Map.of());
        String path = new UserDialects(dialects).load().catalog().usualPath(dialect, "");
        JobDefinition named = job.withDialect(dialect);
        return path.isEmpty() ? named : named.withUsualPath(path);
    }
}
