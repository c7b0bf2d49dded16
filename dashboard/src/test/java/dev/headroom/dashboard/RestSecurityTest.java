package dev.headroom.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** What the API and the dashboard keep to themselves. */
class RestSecurityTest extends RestFixture {

    /** Slack signs its requests; health is for those who start and watch the process; a log-in page needs no log-in. */
    private static final Set<String> OPEN = Set.of("/api/v1/slack/interactions", "/error");

    @Autowired
    @SuppressWarnings("NullAway.Init") // Spring sets it before each test
    private RequestMappingInfoHandlerMapping requestMappingHandlerMapping;

    @Test
    void F37_nothingThatAnswersAtAllAnswersStrangers() {
        List<String> answered = requestMappingHandlerMapping.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream()
                        .filter(path -> !OPEN.contains(path))
                        .flatMap(path -> methods(mapping).map(method -> method + " " + path)))
                .toList();

        assertThat(answered).hasSizeGreaterThan(40).contains("DELETE /api/v1/silences/{id}");
        assertThat(answered).allSatisfy(call -> {
            String[] parts = call.split(" ", 2);
            String path = parts[1].replaceAll("\\{\\*?[^}]*}", "1").replace("**", "x");
            assertThat(call(parts[0], path, "").statusCode()).isEqualTo(401);
        });
    }

    private static Stream<String> methods(RequestMappingInfo mapping) {
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        return methods.isEmpty() ? Stream.of("GET", "POST") : methods.stream().map(RequestMethod::name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/services",
                "/api/v1/nodes",
                "/api/v1/alerts",
                "/api/v1/openapi.json",
                "/api/v1/nothing",
                "/v1/metrics",
                "/actuator/prometheus",
                "/actuator/health",
                "/actuator/env",
                "/actuator"
            })
    void F37_withoutTheTokenTheApiSaysNothing(String path) {
        for (String token : List.of("", "wrong")) {
            HttpResponse<String> answer = call("GET", path, token);
            assertThat(answer.statusCode()).as(path).isEqualTo(401);
            assertThat(answer.headers().firstValue("content-type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        }
    }

    @Test
    void F37_withTheTokenOnlyWhatIsAllowedByNameAnswers() {
        assertThat(call("GET", "/actuator/prometheus", "the-token").statusCode())
                .isEqualTo(200);
        assertThat(call("GET", "/actuator/env", "the-token").statusCode()).isEqualTo(403);
        assertThat(call("GET", "/actuator/health/liveness", "").statusCode()).isEqualTo(200);
        assertThat(call("GET", "/actuator/health/readiness", "").statusCode()).isEqualTo(200);
        assertThat(call("POST", "/api/v1/alerts/987654/acknowledge", "").statusCode())
                .isEqualTo(401);
        assertThat(call("POST", "/api/v1/alerts/987654/acknowledge", "the-token")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void F38_everyAnswerCarriesTheHeadersThatKeepBrowsersOutOfTrouble() {
        for (String path : List.of("/styles/headroom.css", "/api/v1/services", "/actuator/health/liveness")) {
            HttpResponse<String> answer = call("GET", path, "the-token");
            assertThat(answer.headers().firstValue("content-security-policy"))
                    .as(path)
                    .hasValueSatisfying(policy -> assertThat(policy).contains("frame-ancestors 'none'"));
            assertThat(answer.headers().firstValue("x-content-type-options")).hasValue("nosniff");
            assertThat(answer.headers().firstValue("referrer-policy")).hasValue("same-origin");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/styles/headroom.css", "/charts/headroom-chart.js", "/_static/echarts/6.0.0/dist/echarts.min.js"
            })
    void looksAndScriptsAreServedToEverybody(String path) {
        assertThat(call("GET", path, "").statusCode()).isEqualTo(200);
    }

    @Test
    void F37_theDashboardSendsStrangersToTheLogIn() {
        HttpResponse<String> answer = call("GET", "/anything", "");

        assertThat(answer.statusCode()).isBetween(301, 303);
        assertThat(answer.headers().firstValue("location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/login"));
    }
}
