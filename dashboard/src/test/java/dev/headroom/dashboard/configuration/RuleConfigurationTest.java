package dev.headroom.dashboard.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerts.settings.Absence;
import dev.headroom.alerts.settings.OwnRule;
import dev.headroom.dashboard.configuration.finding.ConfigurationError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of headroom.yaml. */
class RuleConfigurationTest {

    @TempDir
    private Path directory;

    @Test
    void aRuleOfOnesOwnHasLabelsRoutesAndPolicies() throws IOException {
        ConfigurationOutcome.Valid valid = (ConfigurationOutcome.Valid)
                read("{name: deep-queue, metric: waiting, below: 3, for: 2m, keep-firing-for: 5m, labels: {team: 推理},"
                        + " routes: [ops], no-data: firing, error: ok}");

        OwnRule rule = valid.settings().alerts().ownRules().getFirst();
        assertThat(rule.options().labels()).isEqualTo(Map.of("team", "推理"));
        assertThat(rule.options().routes()).containsExactly("ops");
        assertThat(rule.options().noData()).isEqualTo(Absence.FIRING);
        assertThat(rule.options().error()).isEqualTo(Absence.OK);
        assertThat(rule.keepFiringFor()).isEqualTo(Duration.ofMinutes(5));
        assertThat(rule.below()).hasValue(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{name: x, metric: waitting, above: 1} | was waitting",
                "{name: x, metric: waiting} | exactly one of above and below",
                "{name: x, metric: waiting, above: 1, for: five} | must be a duration like 90s",
                "{name: x, metric: waiting, above: 1, severity: urgent} | must be one of critical, warning, info",
                "{name: x, metric: waiting, above: 1, no-data: maybe} | must be one of keep, firing, ok",
                "{name: x, metric: waiting, above: 1, routes: [nobody]} | has the route nobody, which is no channel",
                "{name: x, metric: waiting, above: 1, labels: {1st: y}} | not digits first",
                "{name: x, metric: waiting, abov: 1} | abov is not a known key",
                "{name: kv-cache, metric: waiting, above: 1} | must be new",
                "{name: target-down, threshold: 3} | has no threshold to change",
                "{name: nothing-like-it, threshold: 2%} | was nothing-like-it"
            })
    void aMistakeIsSaidInASentence(String rule, String sentence) throws IOException {
        ConfigurationOutcome.Invalid invalid = (ConfigurationOutcome.Invalid) read(rule);

        assertThat(invalid.errors()).map(ConfigurationError::toString).anySatisfy(error -> assertThat(error)
                .contains(sentence));
    }

    @Test
    void anIntervalTooShortIsBlamedOnItsOwnLine() throws IOException {
        Path file = Files.writeString(directory.resolve("headroom.yaml"), """
                headroom:
                  alerts:
                    interval: 100ms
                """);
        ConfigurationOutcome.Invalid invalid =
                (ConfigurationOutcome.Invalid) new ConfigurationFile(Map.of()).read(file);

        assertThat(invalid.errors()).singleElement().satisfies(error -> {
            assertThat(error.key()).isEqualTo("headroom.alerts.interval");
            assertThat(error.line()).isEqualTo(3);
        });
    }

    private ConfigurationOutcome read(String rule) throws IOException {
        Path file = Files.write(
                directory.resolve("headroom.yaml"),
                List.of(
                        "headroom:",
                        "  alerts:",
                        "    channels:",
                        "      - {name: ops, webhook: {url: \"http://127.0.0.1:9/hook\"}}",
                        "    rules:",
                        "      - " + rule));
        return new ConfigurationFile(Map.of()).read(file);
    }
}
