package dev.headroom.dashboard.cli;

import dev.headroom.forecasting.artefact.Artefact;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
final class ExportCommand implements Callable<Integer> {

    private static final String TABLES = "csv, json, xlsx";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, String> environment;

    @Option(names = "--service", required = true, paramLabel = "NAME", description = "which service")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private String service;

    @Option(
            names = "--format",
            defaultValue = "csv",
            description = "csv, json, xlsx (the forecast); hpa, keda, keda-prometheus, nginx, envoy, limits, vllm,"
                    + " prometheus-rules (the advice) (default: ${DEFAULT-VALUE})")
    private String format = "csv";

    @Option(
            names = "--horizon",
            defaultValue = "24h",
            paramLabel = "DURATION",
            description = "how far the forecast goes (default: ${DEFAULT-VALUE})")
    private String horizon = "24h";

    @Option(names = "--url", paramLabel = "URL", description = "where Headroom is (default: http://localhost:8080)")
    private @Nullable String url;

    @Option(names = "--token", paramLabel = "TOKEN", description = "the API token")
    private @Nullable String token;

    @Option(names = "--output", paramLabel = "FILE", description = "write there instead of to standard output")
    private @Nullable Path output;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    ExportCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        String path = "/api/v1/services/" + encoded(service) + "/" + resource();
        if (format.equals("xlsx") && output == null) {
            throw wrong("--format xlsx needs --output FILE");
        }
        URI address = address(path);
        write(fetch(address));
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
                    return "forecast?horizon=" + encoded(horizon) + "&format=" + format;
                });
    }

    private URI address(String path) {
        String base = url == null ? environment.getOrDefault("HEADROOM_URL", "http://localhost:8080") : url;
        try {
            URI address = URI.create(base.replaceAll("/+$", "") + path);
            if ("http".equals(address.getScheme()) || "https".equals(address.getScheme())) {
                return address;
            }
        } catch (IllegalArgumentException _) {
            throw wrong("--url must be an address like http://localhost:8080, was " + base);
        }
        throw wrong("--url must be an address like http://localhost:8080, was " + base);
    }

    private byte[] fetch(URI address) throws InterruptedException {
        String secret = token == null ? environment.getOrDefault("HEADROOM_API_TOKEN", "") : token;
        if (secret.isBlank()) {
            throw new CommandFailed("no API token; give --token or set HEADROOM_API_TOKEN");
        }
        String place = address.getScheme() + "://" + address.getAuthority();
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(address)
                            .timeout(PATIENCE)
                            .header("Authorization", "Bearer " + secret.strip())
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            return switch (answer.statusCode()) {
                case 200 -> answer.body();
                case 401, 403 -> throw new CommandFailed(place + " refuses the token");
                default -> throw new CommandFailed(place + " answers " + answer.statusCode() + detail(answer.body()));
            };
        } catch (ConnectException _) {
            throw new CommandFailed("no Headroom answers at " + place);
        } catch (HttpTimeoutException _) {
            throw new CommandFailed(place + " does not answer within " + PATIENCE.toSeconds() + " s");
        } catch (IllegalArgumentException _) {
            throw new CommandFailed("the token holds characters that no token has");
        } catch (IOException failure) {
            throw new CommandFailed(place + ": " + failure.getMessage(), failure);
        }
    }

    /** What the instance says about it (RFC 9457). */
    private static String detail(byte[] body) {
        try {
            JsonNode detail = JsonMapper.shared().readTree(body).path("detail");
            return detail.isString() ? ": " + detail.stringValue() : "";
        } catch (JacksonException _) {
            return "";
        }
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

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
