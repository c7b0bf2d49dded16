package dev.headroom.dashboard.cli.importing;

import dev.headroom.collector.backfill.ImportPlan;
import dev.headroom.collector.backfill.ImportTally;
import dev.headroom.collector.backfill.PrometheusImport;
import dev.headroom.collector.backfill.Stretch;
import dev.headroom.collector.backfill.http.ApiSettings;
import dev.headroom.collector.backfill.http.PrometheusQueryApi;
import dev.headroom.collector.dialect.DialectCatalog;
import dev.headroom.collector.dialect.UserDialects;
import dev.headroom.collector.fleet.Secret;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.receive.OriginNaming;
import dev.headroom.collector.sample.SampleStore.StorageUnavailable;
import dev.headroom.dashboard.cli.frame.CommandFailed;
import dev.headroom.dashboard.configuration.unit.Span;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Imports from whoever has Prometheus' query API. */
@Command(
        name = "prometheus",
        description =
                "Imports what a Prometheus-compatible server (Prometheus, Thanos, Mimir, VictoriaMetrics) knows of"
                        + " serving nodes, gateways and GPUs. Run it again to go on where it ended; nothing is stored twice.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Times: 2026-11-01T00:00:00Z, 2026-11-01 (UTC), now or now-30d.",
            "Example: ./headroom import prometheus --url http://prometheus:9090 --from now-30d --service deepseek-r1"
        })
final class ImportPrometheusCommand implements Callable<Integer> {

    private final Map<String, String> environment;
    private final InstantSource clock;

    @Option(names = "--url", required = true, paramLabel = "URL", description = "what stands in front of /api/v1")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private URI url;

    @Option(names = "--from", required = true, paramLabel = "TIME", description = "the oldest samples wanted")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private String from;

    @Option(names = "--to", paramLabel = "TIME", description = "until when (default: now)")
    private String to = "now";

    @Option(
            names = "--step",
            paramLabel = "SPAN",
            description = "one sample each so often, such as 1m (default: the samples exactly as stored there)")
    private @Nullable String step;

    @Option(
            names = "--match",
            paramLabel = "SELECTOR",
            description = "only series with these labels, such as '{job=\"vllm\"}'")
    private String match = "{}";

    @Option(names = "--service", paramLabel = "NAME", description = "the service that all of it belongs to")
    private @Nullable String service;

    @Option(
            names = "--service-label",
            paramLabel = "LABEL",
            description = "the label that names the service (default: service, else job)")
    private @Nullable String serviceLabel;

    @Option(names = "--bearer-token-file", paramLabel = "FILE", description = "holds the token to send along")
    private @Nullable Path tokenFile;

    @Option(
            names = "--header",
            paramLabel = "NAME=VALUE",
            description = "a header to send along, such as X-Scope-OrgID=tenant")
    private Map<String, String> headers = new HashMap<>();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "the headroom.yaml that names the database (default: the embedded one)")
    private @Nullable Path config;

    @Option(
            names = "--dialects",
            paramLabel = "PLACE",
            description = "a file, or a directory of files, with tables of your own, beside those of the configuration;"
                    + " may be given several times")
    private List<Path> dialects = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    ImportPrometheusCommand(Map<String, String> environment, InstantSource clock) {
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        ApiSettings settings = usage(this::settings);
        ImportPlan plan = usage(() -> plan(settings));
        ImportProgress progress = new ImportProgress(spec.commandLine().getErr());
        try (ImportDatabase database = ImportDatabase.open(environment, Optional.ofNullable(config));
                PrometheusQueryApi api = new PrometheusQueryApi(settings)) {
            ImportTally tally =
                    new PrometheusImport(api, database.destination(), catalog(database)).run(plan, progress);
            progress.end();
            return told(tally);
        } catch (IOException | StorageUnavailable failed) {
            progress.end();
            throw new CommandFailed(
                    failed.getMessage() + "; what was imported stays, and the same command goes on after it", failed);
        }
    }

    private DialectCatalog catalog(ImportDatabase database) {
        UserDialects.Loaded loaded = new UserDialects(Stream.concat(dialects.stream(), database.dialects().stream())
                        .distinct()
                        .toList())
                .load();
        if (!loaded.faults().isEmpty()) {
            throw new CommandFailed("cannot import: " + String.join("\n  ", loaded.faults()));
        }
        return loaded.catalog();
    }

    private Integer told(ImportTally tally) {
        if (tally.rows() == 0 && tally.alreadyThere() == 0 && tally.hoursDone() == 0) {
            throw new CommandFailed("nothing was found: between these times the server knows no metrics of a known kind"
                    + (match.equals("{}") ? "" : " that match"));
        }
        spec.commandLine()
                .getOut()
                .println("Imported " + tally.rows() + " rows of " + tally.origins() + " servers"
                        + (tally.alreadyThere() > 0
                                ? ", left out " + tally.alreadyThere() + " of times already measured"
                                : "")
                        + (tally.hoursDone() > 0 ? ", passed over " + tally.hoursDone() + " hours done before" : "")
                        + ".");
        spec.commandLine().getOut().flush();
        return CommandLine.ExitCode.OK;
    }

    private ApiSettings settings() {
        Map<String, Secret> secrets = new HashMap<>();
        headers.forEach((name, value) -> secrets.put(name, new Secret(value)));
        return new ApiSettings(url, token(), secrets);
    }

    private Optional<Secret> token() {
        try {
            return tokenFile == null
                    ? Optional.empty()
                    : Optional.of(new Secret(Files.readString(tokenFile).strip()));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("the file with the token cannot be read: " + tokenFile, unreadable);
        }
    }

    private ImportPlan plan(ApiSettings settings) {
        Instant now = clock.instant();
        Instant until = TimeText.parse("--to", to, now);
        Stretch stretch = new Stretch(TimeText.parse("--from", from, now), until.isAfter(now) ? now : until);
        if (stretch.length().compareTo(Duration.ofDays(3660)) > 0) {
            throw new IllegalArgumentException("--from must lie within ten years of --to");
        }
        OriginNaming naming = new OriginNaming(
                Optional.ofNullable(service).map(ServiceName::new),
                serviceLabel == null ? OriginNaming.DEFAULT.serviceLabels() : List.of(serviceLabel));
        return new ImportPlan(
                settings.shown(), matchers(), stretch, Optional.ofNullable(step).map(Span::parse), naming);
    }

    private String matchers() {
        String text = match.strip();
        if (!text.startsWith("{") || !text.endsWith("}")) {
            throw new IllegalArgumentException(
                    "--match must be labels in braces, such as '{job=\"vllm\"}', was " + match);
        }
        String inner = text.substring(1, text.length() - 1).strip();
        return inner.endsWith(",") ? inner.substring(0, inner.length() - 1) : inner;
    }

    private <T> T usage(Supplier<T> part) {
        try {
            return part.get();
        } catch (IllegalArgumentException refused) {
            throw new ParameterException(spec.commandLine(), String.valueOf(refused.getMessage()), refused);
        }
    }
}
