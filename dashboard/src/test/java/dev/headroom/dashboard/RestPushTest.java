package dev.headroom.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** What is pushed in over HTTP. */
class RestPushTest extends RestFixture {

    @Test
    void otlpIsAnsweredInItsOwnEncoding() {
        String request = """
                {"resourceMetrics":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"r1"}}]},
                "scopeMetrics":[{"metrics":[{"name":"x","gauge":{"dataPoints":[{"timeUnixNano":"%d","asInt":"1"}]}}]}]}]}
                """.formatted(NOW.getEpochSecond() * 1_000_000_000);

        HttpResponse<String> taken = push("/v1/metrics", request.getBytes(UTF_8), "application/json");
        HttpResponse<String> old = push("/v1/metrics", request.replace("1", "2").getBytes(UTF_8), "application/json");
        HttpResponse<String> malformed = push("/v1/metrics", new byte[] {1, 2}, "application/x-protobuf");

        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
        assertThat(taken.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(taken.body()).isEqualTo("{}");
        assertThat(json.readTree(old.body())
                        .at("/partialSuccess/rejectedDataPoints")
                        .asString())
                .isEqualTo("1");
        assertThat(malformed.statusCode()).isEqualTo(400);
        assertThat(malformed.headers().firstValue("content-type")).hasValue("application/x-protobuf");
        assertThat(malformed.body()).contains("not an OTLP metrics request");
    }

    @Test
    void remoteWriteSaysWhatWasWritten() {
        String second = "application/x-protobuf;proto=io.prometheus.write.v2.Request";

        HttpResponse<String> empty = push("/api/v1/write", new byte[] {0}, second, "Content-Encoding", "snappy");
        HttpResponse<String> plain = push("/api/v1/write", new byte[] {0}, second);

        assertThat(empty.statusCode()).as(empty.body()).isEqualTo(204);
        assertThat(empty.headers().firstValue("X-Prometheus-Remote-Write-Samples-Written"))
                .hasValue("0");
        assertThat(plain.statusCode()).isEqualTo(415);
        assertThat(plain.body()).isEqualTo("The content encoding must be snappy.\n");
    }

    @Test
    void F39_aPushThatIsTooLargeIsRefused() {
        byte[] large = new byte[4 * 1024 * 1024 + 10];

        assertThat(push("/v1/metrics", large, "application/json").statusCode()).isEqualTo(413);
    }

    private HttpResponse<String> push(String path, byte[] body, String contentType, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .header("Content-Type", contentType)
                .header("Authorization", "Bearer the-token");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }
}
