package dev.headroom.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.forecasting.Outlook;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API over HTTP, as the product serves it; the classes share one start. */
@ActiveProfiles("run")
@SpringBootTest(
        classes = RestModules.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"HEADROOM_API_TOKEN=the-token", "HEADROOM_ADMIN_PASSWORD=the-password"})
abstract class RestFixture {

    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    static final String SLACK_SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
    static final AtomicReference<Optional<Outlook>> OUTLOOK = new AtomicReference<>(Optional.empty());

    @LocalServerPort
    private int port;

    private final HttpClient client = HttpClient.newHttpClient();
    final JsonMapper json = JsonMapper.shared();

    @BeforeEach
    void forgetOutlook() {
        OUTLOOK.set(Optional.empty());
    }

    final URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    final JsonNode get(String path) {
        HttpResponse<String> answer = call("GET", path, "the-token");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    final HttpResponse<String> call(String method, String path, String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address(path)).method(method, HttpRequest.BodyPublishers.noBody());
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return send(request.build());
    }

    /** Sends a body with the token. */
    final HttpResponse<String> send(String method, String path, String type, String body) {
        return send(HttpRequest.newBuilder(address(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Authorization", "Bearer the-token")
                .header("Content-Type", type)
                .build());
    }

    final HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
