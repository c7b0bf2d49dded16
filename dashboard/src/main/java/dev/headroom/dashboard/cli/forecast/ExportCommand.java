package dev.headroom.dashboard.cli.forecast;

import dev.headroom.dashboard.cli.frame.ApiClient;
import dev.headroom.dashboard.cli.frame.CommandFailed;
import dev.headroom.forecasting.artefact.Artefact;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Fetches forecast or advice of one service from a running instance. */
@Command(
        name = "export",
        description =
                "Writes a service's forecast, or its advice as a file for another program, from a running Headroom.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Environment: HEADROOM_URL, HEADROOM_API_TOKEN.",
            "Example: ./headroom export --service deepseek-r1 --horizon 24h --format xlsx --output forecast.xlsx",
            "Example: ./headroom export --service deepseek-r1 --format nginx > /etc/nginx/conf.d/deepseek.conf"
        })
public final class ExportCommand implements Callable<Integer> {

    private static final String TABLES = "csv, json, xlsx";

    @Option(names = "--service", required = true, paramLabel = "NAME", description = "which service")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private String service;

    @Option(
            names = "--format",
            defaultValue = "csv",
            description = "csv, json, xlsx (the forecast); hpa, keda, keda-prometheus, nginx, haproxy, envoy, limits,"
                    + " vllm, prometheus-rules (the advice) (default: ${DEFAULT-VALUE})")
    private String format = "csv";

    @Option(
            names = "--horizon",
            defaultValue = "24h",
            paramLabel = "DURATION",
            description = "how far the forecast goes (default: ${DEFAULT-VALUE})")
    private String horizon = "24h";

    @Mixin
    private final ApiClient api;

    @Option(names = "--output", paramLabel = "FILE", description = "write there instead of to standard output")
    private @Nullable Path output;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    public ExportCommand(Map<String, String> environment) {
        this.api = new ApiClient(environment);
    }

    @Override
    public Integer call() throws InterruptedException {
        String path = "/api/v1/services/" + ApiClient.encoded(service) + "/" + resource();
        if (format.equals("xlsx") && output == null) {
            throw wrong("--format xlsx needs --output FILE");
        }
        write(api.get(path));
        return CommandLine.ExitCode.OK;
    }

    private String resource() {
        return Artefact.ofFormat(format)
                .map(artefact -> "recommendation." + artefact.suffix())
                .orElseGet(() -> {
                    if (Arrays.stream(TABLES.split(", ", -1)).noneMatch(format::equals)) {
                        throw wrong("--format must be " + TABLES + ", "
                                + Arrays.stream(Artefact.values())
                                        .map(Artefact::format)
                                        .collect(Collectors.joining(", "))
                                + ", was " + format);
                    }
                    return "forecast?horizon=" + ApiClient.encoded(horizon) + "&format=" + format;
                });
    }

    private void write(byte[] content) {
        Path file = output;
        if (file == null) {
            PrintWriter out = spec.commandLine().getOut();
            out.print(new String(content, StandardCharsets.UTF_8));
            out.flush();
            return;
        }
        try {
            Files.write(file, content);
        } catch (IOException failure) {
            throw new CommandFailed("cannot write " + file + ": " + failure, failure);
        }
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
