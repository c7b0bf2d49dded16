package dev.headroom.alerts.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.alerts.IncidentLabels;
import dev.headroom.alerts.Severity;
import dev.headroom.alerts.rule.Condition;
import dev.headroom.alerts.rule.Rule;
import dev.headroom.alerts.rule.Rules;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuietTest {

    private static final Instant NOW = Instant.parse("2026-11-11T12:00:00Z");
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "service=\"deepseek-r1\"|true",
                "service=deepseek-r1|true",
                "service!=\"deepseek-r1\"|false",
                "service=~\"deepseek-.*\"|true",
                "service=~\"deepseek\"|false",
                "service!~\"qwen.*\"|true",
                "absent=\"\"|true",
                "absent=~\".+\"|false"
            })
    void matchersCompareAsAlertmanagersDo(String matcher, boolean expected) {
        assertThat(Matcher.parse(matcher).matches(Map.of("service", "deepseek-r1")))
                .isEqualTo(expected);
        assertThat(Matcher.parse(Matcher.parse(matcher).toString())).isEqualTo(Matcher.parse(matcher));
    }

    @ParameterizedTest
    @ValueSource(strings = {"service", "=x", "a b=c", "service=~\"(\"", "service=\"x", ""})
    void whatIsNoMatcherIsRefusedWithAnExample(String text) {
        assertThatThrownBy(() -> Matcher.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLineOfMatchersKeepsCommasWithinQuotes() {
        assertThat(Matchers.parseLine("{service=\"a,b\", node=~\"gpu-.*\"}").texts())
                .containsExactly("service=\"a,b\"", "node=~\"gpu-.*\"");
    }

    @Test
    void aSilenceOfEverythingIsRefused() {
        assertThatThrownBy(
                        () -> new Silence(0, Matchers.of("x!=\"y\""), NOW, NOW.plusSeconds(60), "li", NOW, "because"))
                .hasMessageContaining("silence everything");
    }

    @Test
    void aNodeThatIsDownSilencesItsGpusAndNoOthers() {
        Map<String, String> down = labels("target-down", "http://gpu-01:8000/metrics");
        Quiet quiet = new Quiet(MutePolicy.USUAL, List.of(), List.of(down), NOW);

        assertThat(quiet.about(labels("gpu-lost", "gpu-01:9400 GPU 3"))).contains(new Mute.Inhibited("target-down"));
        assertThat(quiet.about(labels("gpu-lost", "gpu-02 GPU 3"))).isEmpty();
        assertThat(quiet.about(down)).isEmpty();
    }

    @Test
    void everyNameInTheUsualInhibitionsIsAShippedRule() {
        Pattern name = Pattern.compile("alertname=~?\"([^\"]+)\"");

        assertThat(Inhibition.USUAL.stream()
                        .flatMap(usual -> Stream.of(usual.source(), usual.target()))
                        .flatMap(matchers -> name.matcher(matchers.toString()).results())
                        .flatMap(result -> Arrays.stream(result.group(1).split("\\|", -1))))
                .isNotEmpty()
                .isSubsetOf(Rules.BUILT_IN.all().stream().map(Rule::name).toList());
    }

    @Test
    void aNodeThatIsDownSilencesEveryRuleAboutDevices() {
        Quiet quiet = new Quiet(
                MutePolicy.USUAL, List.of(), List.of(labels("target-down", "http://gpu-01:8000/metrics")), NOW);

        assertThat(Rules.BUILT_IN.all())
                .filteredOn(rule -> rule.condition().about() == Condition.About.DEVICE)
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(quiet.about(labels(rule.name(), "gpu-01 GPU 3")))
                        .isPresent());
    }

    @Test
    void aFastBurnRateIsToldWithoutTheSlowerOnes() {
        Quiet quiet = new Quiet(MutePolicy.USUAL, List.of(), List.of(labels("burn-rate-1h", "")), NOW);

        assertThat(quiet.about(labels("burn-rate-3d", ""))).contains(new Mute.Inhibited("burn-rate-1h"));
        assertThat(quiet.about(labels("burn-rate-1h", ""))).isEmpty();
    }

    @Test
    void aSilenceHoldsFromItsStartToItsEnd() {
        Silence silence = new Silence(
                1, Matchers.of("service=\"deepseek-r1\""), NOW, NOW.plusSeconds(60), "li", NOW, "deploying");

        assertThat(at(silence, NOW.minusSeconds(1))).isFalse();
        assertThat(at(silence, NOW)).isTrue();
        assertThat(at(silence, NOW.plusSeconds(60))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-14T22:59:00+08:00, false",
        "2026-11-14T23:00:00+08:00, true",
        "2026-11-15T01:59:00+08:00, true",
        "2026-11-15T02:00:00+08:00, false",
        "2026-11-15T23:30:00+08:00, false"
    })
    void aWindowCrossesMidnightInItsZone(OffsetDateTime time, boolean open) {
        MaintenanceWindow saturdays = window(EnumSet.of(DayOfWeek.SATURDAY), "23:00", "02:00", SHANGHAI);

        assertThat(saturdays.isOpen(time.toInstant())).isEqualTo(open);
    }

    /** On 8 March 2026 New York has no 02:30, and on 1 November it has 01:30 twice. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-08T06:59:00Z, 02:30, 04:00, false",
        "2026-03-08T07:30:00Z, 02:30, 04:00, true",
        "2026-03-08T07:59:00Z, 02:30, 04:00, true",
        "2026-03-08T08:00:00Z, 02:30, 04:00, false",
        "2026-11-01T05:15:00Z, 01:00, 01:30, true",
        "2026-11-01T06:15:00Z, 01:00, 01:30, true",
        "2026-11-01T06:30:00Z, 01:00, 01:30, false"
    })
    void F19_aWindowSurvivesTheChangeOfTheClocks(Instant time, String from, String to, boolean open) {
        assertThat(window(EnumSet.allOf(DayOfWeek.class), from, to, NEW_YORK).isOpen(time))
                .isEqualTo(open);
    }

    @Test
    void aWindowWithoutLengthIsTheWholeDay() {
        assertThat(window(EnumSet.allOf(DayOfWeek.class), "00:00", "00:00", SHANGHAI)
                        .isOpen(NOW))
                .isTrue();
    }

    private static MaintenanceWindow window(Set<DayOfWeek> days, String from, String to, ZoneId zone) {
        return new MaintenanceWindow("night", days, LocalTime.parse(from), LocalTime.parse(to), zone, Matchers.ANY);
    }

    private static boolean at(Silence silence, Instant time) {
        return new Quiet(MutePolicy.USUAL, List.of(silence), List.of(), time)
                .about(labels("rejected-429", ""))
                .isPresent();
    }

    private static Map<String, String> labels(String rule, String subject) {
        return IncidentLabels.of(rule, "deepseek-r1", Severity.CRITICAL, subject, Map.of());
    }
}
