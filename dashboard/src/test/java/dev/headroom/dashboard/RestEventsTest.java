package dev.headroom.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class RestEventsTest extends RestFixture {

    private static final String JSON = "application/json";

    @Test
    void F41_anEventIsKeptChangedAndRemovedAndEachLeavesATrace() {
        JsonNode added = created("""
                {"name": "Double 11", "occurs": "yearly 11-11 00:00", "length": "24h", "multiplier": 3.2,
                 "service": "deepseek-r1"}
                """);
        long id = added.get("id").asLong();
        assertThat(added.get("next").asString()).isEqualTo("2027-11-10T16:00:00Z");
        assertThat(added.get("zone").asString()).isEqualTo("Asia/Shanghai");

        HttpResponse<String> changed = send("PUT", "/api/v1/events/" + id, JSON, """
                {"name": "Double 12", "occurs": "yearly 12-12"}
                """);
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(get("/api/v1/events/" + id).get("multiplier").isNull()).isTrue();

        assertThat(call("DELETE", "/api/v1/events/" + id, "the-token").statusCode())
                .isEqualTo(204);
        assertThat(call("GET", "/api/v1/events/" + id, "the-token").statusCode())
                .isEqualTo(404);

        JsonNode changes = get("/api/v1/events/changes");
        assertThat(changes.get(0).get("after").asString()).isEmpty();
        assertThat(changes.get(1).get("before").asString()).startsWith("Double 11: yearly 11-11 00:00");
        assertThat(changes.get(2).get("through").asString()).startsWith("REST 127.0.0.1");
    }

    @Test
    void holidaysOfTheFileAreListedAndBelongToTheFile() {
        JsonNode festival = get("/api/v1/events")
                .valueStream()
                .filter(event -> event.get("name").asString().equals("CN spring festival"))
                .findFirst()
                .orElseThrow();

        assertThat(festival.get("next").asString()).isEqualTo("2027-02-04T16:00:00Z");
        assertThat(festival.get("origin").asString()).isEqualTo("holidays");
        assertThat(call("DELETE", "/api/v1/events/" + festival.get("id").asLong(), "the-token")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void aPreviewKeepsNothing() {
        HttpResponse<String> preview = send("POST", "/api/v1/events/preview?service=deepseek-r1", JSON, """
                {"name": "Launch", "occurs": "2026-12-01T10:00", "multiplier": 2}
                """);

        assertThat(preview.statusCode()).as(preview.body()).isEqualTo(200);
        JsonNode body = json.readTree(preview.body());
        assertThat(body.get("multiplier").get("factor").asDouble()).isEqualTo(2);
        assertThat(body.get("usual_peak_rps").isNull()).isTrue();
        assertThat(get("/api/v1/events").toString()).doesNotContain("Launch");
    }

    @Test
    void anImportedCalendarIsTakenOverOnce() {
        String calendar = """
                BEGIN:VCALENDAR
                VERSION:2.0
                BEGIN:VEVENT
                UID:618@example
                SUMMARY:618 sale
                DTSTART;VALUE=DATE:20270618
                RRULE:FREQ=YEARLY
                END:VEVENT
                BEGIN:VEVENT
                UID:daily@example
                SUMMARY:Stand-up
                DTSTART:20270618T080000Z
                RRULE:FREQ=DAILY
                END:VEVENT
                END:VCALENDAR
                """.replace("\n", "\r\n");

        HttpResponse<String> first = send("POST", "/api/v1/events/import", "text/calendar", calendar);
        HttpResponse<String> second = send("POST", "/api/v1/events/import", "text/calendar", calendar);

        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(json.readTree(first.body()).get("left_out").get(0).asString())
                .isEqualTo("Stand-up: rules DAILY are not supported");
        call(
                "DELETE",
                "/api/v1/events/"
                        + json.readTree(first.body()).at("/events/0/id").asLong(),
                "the-token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\": \"x\"}",
                "{\"name\": \"x\", \"occurs\": \"whenever\"}",
                "{\"name\": \"x\", \"occurs\": \"2026-12-01\", \"multiplier\": -1}",
                "{\"name\": \"x\", \"occurs\": \"2026-12-01\", \"zone\": \"Moon\"}",
                "{\"name\": \"x\", \"occurs\": \"2026-12-01\", \"length\": \"-1h\"}",
                "{\"name\": \"x\", \"occurs\": \"holiday CN pancake-day\"}"
            })
    void anEventThatMakesNoSenseIsRefusedInWords(String body) {
        HttpResponse<String> answer = send("POST", "/api/v1/events", JSON, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(json.readTree(answer.body()).get("detail").asString()).isNotBlank();
    }

    @Test
    void aDeploymentToldByAPipelineIsKept() {
        HttpResponse<String> added = send("POST", "/api/v1/annotations", JSON, """
                {"service": "deepseek-r1", "kind": "deploy", "text": "vLLM 0.24", "time": "now-1h"}
                """);

        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        assertThat(get("/api/v1/annotations?service=deepseek-r1")
                        .get(0)
                        .get("text")
                        .asString())
                .isEqualTo("vLLM 0.24");
        assertThat(send("POST", "/api/v1/annotations", JSON, "{\"kind\": \"Deploy!\", \"text\": \"x\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(send("POST", "/api/v1/annotations", JSON, "{\"service\": \"nobody\", \"text\": \"x\"}")
                        .statusCode())
                .isEqualTo(404);
        long id = json.readTree(added.body()).get("id").asLong();
        assertThat(call("DELETE", "/api/v1/annotations/" + id, "the-token").statusCode())
                .isEqualTo(204);
    }

    @Test
    void demandTellsHowEachPartIsKnown() {
        JsonNode demand = get("/api/v1/services/deepseek-r1/demand?from=now-10m&step=1m");

        assertThat(demand.get("source").asString()).isEqualTo("engine");
        assertThat(demand.get("parts")
                        .valueStream()
                        .filter(part -> part.get("part").asString().equals("retries"))
                        .map(part -> part.get("source").asString()))
                .containsExactly("not_known");
        assertThat(get("/api/v1/demand?from=now-10m&step=1m").get("demand_rps").size())
                .isEqualTo(10);
    }

    private JsonNode created(String body) {
        HttpResponse<String> answer = send("POST", "/api/v1/events", JSON, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json.readTree(answer.body());
    }
}
