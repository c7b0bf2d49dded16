package dev.headroom.dashboard.cli.frame;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API of a running instance, and the options that say where it is. */
public final class ApiClient {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, String> environment;

    @Option(names = "--url", paramLabel = "URL", description = "where Headroom is (default: http://localhost:8080)")
    private @Nullable String url;

    @Option(names = "--token", paramLabel = "TOKEN", description = "the API token")
    private @Nullable String token;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    public ApiClient(Map<String, String> environment) {
        this.environment = environment;
    }

    public byte[] get(String path) throws InterruptedException {
        return send(HttpRequest.newBuilder(address(path)));
    }

    public byte[] post(String path, String type, String body) throws InterruptedException {
        return send(HttpRequest.newBuilder(address(path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** One segment of a path, or one value of a query. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private URI address(String path) {
        String base = url == null ? environment.getOrDefault("HEADROOM_URL", "http://localhost:8080") : url;
        try {
            URI address = URI.create(base.replaceAll("/+$", "") + path);
            if ("http".equals(address.getScheme()) || "https".equals(address.getScheme())) {
                return address;
            }
        } catch (IllegalArgumentException _) {
            // told below
        }
        throw new ParameterException(
                spec.commandLine(), "--url must be an address like http://localhost:8080, was " + base);
    }

    private byte[] send(HttpRequest.Builder request) throws InterruptedException {
        String secret = token == null ? environment.getOrDefault("HEADROOM_API_TOKEN", "") : token;
        if (secret.isBlank()) {
            throw new CommandFailed("no API token; give --token or set HEADROOM_API_TOKEN");
        }
        URI address = request.copy().build().uri();
        String place = address.getScheme() + "://" + address.getAuthority();
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<byte[]> answer = client.send(
                    request.timeout(PATIENCE)
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
}
