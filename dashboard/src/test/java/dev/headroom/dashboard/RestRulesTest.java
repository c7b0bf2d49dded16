package dev.headroom.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Rules of users over REST. */
class RestRulesTest extends RestFixture {

    private static final String RULE = "/api/v1/rules/deep-queue";
    private static final String WHOLE = """
            {"metric": "waiting", "above": 40, "for": "2m", "keep_firing_for": "3m", "severity": "critical",
             "labels": {"team": "推理"}, "routes": ["ops"], "no_data": "firing", "error": "ok"}
            """;

    @AfterEach
    void remove() {
        call("DELETE", RULE + "?by=li", "the-token");
    }

    @Test
    void F41_aRuleIsMadeChangedAndRemovedAndEveryStepIsWrittenDown() {
        assertThat(put(WHOLE).statusCode()).isEqualTo(200);
        assertThat(put("{\"metric\": \"waiting\", \"above\": 50}").statusCode()).isEqualTo(200);
        assertThat(call("DELETE", RULE + "?by=li", "the-token").statusCode()).isEqualTo(200);
        assertThat(call("DELETE", RULE, "the-token").statusCode()).isEqualTo(404);

        assertThat(get("/api/v1/rules/changes").valueStream().limit(3).map(change -> change.at("/after/above")
                        .asDouble(Double.NaN)))
                .containsExactly(Double.NaN, 50.0, 40.0);
        assertThat(get("/api/v1/audit?limit=3").valueStream().map(row -> row.at("/action")
                        .asString()))
                .containsSubsequence("rule.delete", "rule.change", "rule.create");
    }

    @Test
    void whatIsWrittenComesBack() {
        JsonNode saved = json.readTree(put(WHOLE).body());

        assertThat(saved.at("/labels/team").asString()).isEqualTo("推理");
        assertThat(saved.at("/routes/0").asString()).isEqualTo("ops");
        assertThat(saved.at("/no_data").asString()).isEqualTo("firing");
        assertThat(saved.at("/error").asString()).isEqualTo("ok");
        assertThat(get("/api/v1/rules")
                        .valueStream()
                        .filter(rule -> rule.at("/name").asString().equals("deep-queue")))
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.at("/origin").asString()).isEqualTo("user");
                    assertThat(rule.at("/hold_for").asString()).isEqualTo("PT2M");
                    assertThat(rule.at("/keep_firing_for").asString()).isEqualTo("PT3M");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"metric\": \"waitting\", \"above\": 1} | was waitting",
                "{\"metric\": \"waiting\"} | exactly one of above and below",
                "{\"metric\": \"waiting\", \"above\": 1, \"below\": 2} | exactly one of above and below",
                "{\"metric\": \"waiting\", \"above\": 1, \"for\": \"soon\"} | duration such as 2m",
                "{\"metric\": \"waiting\", \"above\": 1, \"severity\": \"urgent\"} | one of critical, warning, info",
                "{\"metric\": \"waiting\", \"above\": 1, \"no_data\": \"maybe\"} | one of keep, firing, ok",
                "{\"metric\": \"waiting\", \"above\": 1, \"labels\": {\"1st\": \"x\"}} | not digits first",
                "{\"metric\": \"waiting\", \"above\": 1, \"routes\": [\"nobody\"]} | routes must name channels such as ops",
                "{\"above\": 1} | metric must be given"
            })
    void aMistakeIsRefusedWithItsReason(String body, String reason) {
        HttpResponse<String> answer = put(body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json.readTree(answer.body()).at("/detail").asString()).contains(reason);
    }

    @Test
    void aShippedRuleIsNotAUsers() {
        assertThat(send("PUT", "/api/v1/rules/kv-cache", "application/json", WHOLE)
                        .body())
                .contains("must be new");
        assertThat(call("DELETE", "/api/v1/rules/kv-cache", "the-token").statusCode())
                .isEqualTo(404);
    }

    private HttpResponse<String> put(String body) {
        return send("PUT", RULE + "?by=li", "application/json", body);
    }
}
