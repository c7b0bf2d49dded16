package dev.headroom.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Alerts over REST, on real tables: what is pushed, silenced, acknowledged and written down. */
class RestAlertsTest extends RestFixture {

    private static final String PUSHED = """
            {"version":"4","status":"firing","alerts":[
             {"status":"%s","labels":{"alertname":"DiskFull","service":"store","instance":"%s","severity":"critical"},
              "annotations":{"summary":"Disk is full"},"startsAt":"2026-11-21T11:00:00Z","fingerprint":"f1"},
             {"status":"firing","labels":{"alertname":"Ours","headroom_incident":"7"},"startsAt":"2026-11-21T11:00:00Z"}]}
            """;

    @Test
    void whatAnAlertmanagerPushesBecomesAnIncidentUntilItSaysTheEnd() {
        assertThat(post("/api/v1/alertmanager", PUSHED.formatted("firing", "a:9100"))
                        .statusCode())
                .isEqualTo(204);
        assertThat(post("/api/v1/alertmanager", PUSHED.formatted("firing", "a:9100"))
                        .statusCode())
                .isEqualTo(204);
        assertThat(get("/api/v1/alerts")).singleElement().satisfies(alert -> {
            assertThat(alert.at("/rule").asString()).isEqualTo("DiskFull");
            assertThat(alert.at("/severity").asString()).isEqualTo("critical");
            assertThat(alert.at("/subject").asString()).isEqualTo("a:9100");
        });

        post("/api/v1/alertmanager", PUSHED.formatted("resolved", "a:9100"));
        assertThat(get("/api/v1/alerts")).isEmpty();
        assertThat(post("/api/v1/alertmanager", "{\"version\":\"3\"}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void F41_aSilenceIsPreviewedMadeChangedEndedAndEveryStepIsWrittenDown() {
        post("/api/v1/alertmanager", PUSHED.formatted("firing", "b:9100"));
        assertThat(json.readTree(post("/api/v1/silences/preview", "{\"matchers\":[\"subject=~\\\"b.*\\\"\"]}")
                        .body()))
                .hasSize(1);
        String silence = """
                {"matchers":["service=\\"store\\""],"ends_at":"2026-11-21T14:00:00Z","created_by":"li","comment":"%s"}
                """;
        HttpResponse<String> made = post("/api/v1/silences", silence.formatted("moving"));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        long id = json.readTree(made.body()).at("/id").asLong();
        assertThat(put("/api/v1/silences/" + id, silence.formatted("moving on")).statusCode())
                .isEqualTo(200);
        assertThat(call("DELETE", "/api/v1/silences/" + id + "?by=li", "the-token")
                        .statusCode())
                .isEqualTo(204);
        assertThat(call("DELETE", "/api/v1/silences/" + id, "the-token").statusCode())
                .isEqualTo(409);

        assertThat(get("/api/v1/audit").valueStream().map(row -> row.at("/action")
                        .asString()))
                .contains("silence.expire", "silence.change", "silence.create");
    }

    @Test
    void aSilenceOfEverythingOrWithoutAnEndIsRefusedWithTheReason() {
        assertThat(post("/api/v1/silences", "{\"matchers\":[],\"ends_at\":\"2026-11-21T14:00:00Z\"}")
                        .body())
                .contains("silence everything");
        assertThat(post("/api/v1/silences", "{\"matchers\":[\"a=b\"]}").body()).contains("ends_at is required");
        assertThat(post("/api/v1/silences/preview", "{\"matchers\":[\"a=~(\"]}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void F37_aButtonOfSlackIsBelievedOnlyWhenSigned() throws Exception {
        post("/api/v1/alertmanager", PUSHED.formatted("firing", "c:9100"));
        JsonNode alert = get("/api/v1/alerts")
                .valueStream()
                .filter(each -> each.at("/subject").asString().equals("c:9100"))
                .findFirst()
                .orElseThrow();
        String payload = """
                {"type":"block_actions","user":{"username":"li"},
                 "actions":[{"action_id":"headroom_acknowledge","value":"%d"}]}
                """.formatted(alert.at("/id").asLong());
        String body = "payload=" + URLEncoder.encode(payload, UTF_8);
        String now = Long.toString(NOW.getEpochSecond());

        assertThat(press(body, now, "v0=00").statusCode()).isEqualTo(401);
        assertThat(press(body, now, signature(now, body)).statusCode()).isEqualTo(200);
        assertThat(get("/api/v1/alerts")
                        .valueStream()
                        .filter(each ->
                                each.at("/id").asLong() == alert.at("/id").asLong())
                        .map(each -> each.at("/acknowledged_by").asString("")))
                .containsExactly("li");
    }

    private static String signature(String now, String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SLACK_SECRET.getBytes(UTF_8), "HmacSHA256"));
        return "v0=" + HexFormat.of().formatHex(mac.doFinal(("v0:" + now + ":" + body).getBytes(UTF_8)));
    }

    private HttpResponse<String> press(String body, String time, String signature) {
        return send(HttpRequest.newBuilder(address("/api/v1/slack/interactions"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Slack-Request-Timestamp", time)
                .header("X-Slack-Signature", signature)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpResponse<String> post(String path, String body) {
        return withBody("POST", path, body);
    }

    private HttpResponse<String> put(String path, String body) {
        return withBody("PUT", path, body);
    }

    private HttpResponse<String> withBody(String method, String path, String body) {
        return send(HttpRequest.newBuilder(address(path))
                .header("Authorization", "Bearer the-token")
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }
}
