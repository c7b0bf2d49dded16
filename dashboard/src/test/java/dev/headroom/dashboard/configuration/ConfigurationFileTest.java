package dev.headroom.dashboard.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.fleet.Role;
import dev.headroom.collector.fleet.Roles;
import dev.headroom.collector.fleet.ServiceDefinition;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.dashboard.configuration.finding.ConfigurationError;
import dev.headroom.dashboard.configuration.unit.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationFileTest {

    private final ConfigurationFile files = new ConfigurationFile(Map.of("DB_PASSWORD", "s3cret", "RPS", "700"));

    @Test
    void anEmptyFileGivesTheDefaults() {
        assertThat(settings("").fleet().declared()).isEmpty();
    }

    @Test
    void aServiceIsReadWithItsUnits() {
        ServiceDefinition service = settings("""
                headroom:
                  services:
                    - name: deepseek-r1
                      slo: {availability: 99.9%, ttft: 1500ms, tpot: 40ms}
                      replicas: {min: 3, max: 20, start-up: 1m30s, gpus: 8, gpu-hour-price: 2.5}
                      limiter: {rps: "${RPS}", burst: 2000, window: 1s}
                      connections: {limit: 10000}
                """).fleet().definitionOf(new ServiceName("deepseek-r1"));

        assertThat(service.slo().availability()).isEqualTo(0.999);
        assertThat(service.slo().ttft()).isEqualTo(Duration.ofMillis(1500));
        assertThat(service.replicas().startUp()).isEqualTo(Duration.ofSeconds(90));
        assertThat(service.limiter().orElseThrow().rps()).isEqualTo(700);
        assertThat(service.connectionLimit()).hasValue(10_000);
    }

    @Test
    void everyErrorIsListedAtOnceWithKeyAndLine() {
        List<ConfigurationError> errors = errors("""
                headroom:
                  services:
                    - name: a
                      replicas: {min: 5, max: 2}
                      slo: {ttft: soon}
                      colour: red
                    - name: a
                    - connections: {limit: 0}
                  scrape: {interval: 15x}
                  publicurl: ftp://x
                other: 1
                """);

        assertThat(errors)
                .extracting(ConfigurationError::key)
                .containsExactlyInAnyOrder(
                        "headroom.services[0].replicas",
                        "headroom.services[0].slo.ttft",
                        "headroom.services[0].colour",
                        "headroom.services[1].name",
                        "headroom.services[2].name",
                        "headroom.services[2].connections.limit",
                        "headroom.scrape.interval",
                        "headroom.public-url",
                        "other");
        assertThat(errors).anySatisfy(error -> assertThat(error)
                .hasToString("line 5: headroom.services[0].slo.ttft must be a duration like 90s, 2h or 15d, was soon"));
        assertThat(errors).anySatisfy(error -> assertThat(error)
                .hasToString("line 6: headroom.services[0].colour is not a known key"));
    }

    @Test
    void aProcessDoesEverythingUnlessItsRolesAreNamed() {
        assertThat(settings("headroom: {}").roles()).isEqualTo(Roles.ALL);
        assertThat(settings("headroom: {roles: [collector, web]}").roles())
                .isEqualTo(new Roles(Set.of(Role.COLLECTOR, Role.WEB)));
    }

    @Test
    void aShortIntervalNeedsNoTimeoutAndALongTimeoutIsRefused() {
        assertThat(settings("headroom: {scrape: {interval: 5s}}")
                        .scrape()
                        .pace()
                        .timeout())
                .isEqualTo(Duration.ofSeconds(5));
        assertThat(settings("headroom: {scrape: {interval: 60s}}")
                        .scrape()
                        .pace()
                        .timeout())
                .isEqualTo(Duration.ofSeconds(10));
        assertThat(errors("headroom: {scrape: {interval: 5s, timeout: 6s}}"))
                .singleElement()
                .asString()
                .contains("timeout must be > 0 and <= interval");
    }

    @Test
    void faultsOfOwnDialectsAreToldWithFileAndKey(@TempDir Path folder) throws IOException {
        Path table = Files.writeString(folder.resolve("my.yaml"), """
                name: my-server
                recognised-by: my_running
                fields: {runing: my_running}
                latencies: {e2e: {sum: [a, b]}}
                """);

        assertThat(errors("headroom: {scrape: {dialects: ['" + folder + "']}}"))
                .extracting(ConfigurationError::toString)
                .anyMatch(error -> error.startsWith(table + ".fields: unknown key runing, must be one of"))
                .anyMatch(error -> error.startsWith(table + ".latencies.e2e: must be one family"));
    }

    @Test
    void aDialectsUsualPathIsUsedWhereATargetNamesNone() {
        Settings settings = settings("""
                headroom:
                  scrape:
                    jobs: [{name: trt, dialect: tensorrt-llm, targets: ["http://10.0.0.5:8000"]}]
                """);

        assertThat(settings.scrape().jobs().getFirst().labels())
                .containsEntry("__metrics_path__", "/prometheus/metrics");
    }

    @Test
    void rulesMayWatchAnySignalOrExtra() {
        Settings settings = settings("""
                headroom:
                  alerts:
                    rules:
                      - {name: deep-queue, metric: "extra:depth", above: 100, for: 5m, severity: critical}
                      - {name: error-rate, threshold: 2%}
                """);
        assertThat(settings.alerts().ownRules()).singleElement().satisfies(rule -> {
            assertThat(rule.threshold()).isEqualTo(100);
            assertThat(rule.holdFor()).isEqualTo(Duration.ofMinutes(5));
        });

        assertThat(errors("""
                headroom:
                  alerts:
                    rules:
                      - {name: a, metric: magic, above: 1}
                      - {name: b, metric: waiting}
                      - {name: error-rate, above: 3}
                """))
                .extracting(ConfigurationError::toString)
                .satisfiesExactlyInAnyOrder(
                        error -> assertThat(error).contains("rules[0]", "metric must be extra:NAME or one of"),
                        error -> assertThat(error).contains("rules[1]", "exactly one of above and below"),
                        error -> assertThat(error).contains("rules[2]", "are for rules with a metric"));
    }

    @Test
    void targetsThatTheCollectorWouldRefuseAreErrors() {
        assertThat(errors("""
                headroom:
                  scrape:
                    jobs:
                      - {name: a, targets: ["10.0.0.1:8000/metrics", "http://u:p@host/"], dialect: magic}
                      - {name: b, command: [nvidia-smi], timeout: 1h}
                """))
                .extracting(ConfigurationError::toString)
                .satisfiesExactlyInAnyOrder(
                        dialect -> assertThat(dialect).contains("jobs[0].dialect", "must be auto or one of"),
                        targets -> assertThat(targets)
                                .contains("jobs[0].targets", "must start with http", "must not hold a user")
                                .doesNotContain("u:p"),
                        pace -> assertThat(pace).contains("jobs[1]", "timeout"));
    }

    @Test
    void aVariableThatIsNotSetIsNamed() {
        assertThat(errors("headroom: {database: {url: \"jdbc:postgresql://db/h\", password: \"${NO_SUCH}\"}}"))
                .singleElement()
                .asString()
                .contains("headroom.database.password needs the environment variable NO_SUCH, which is not set");
    }

    @Test
    void brokenYamlNamesTheLine() {
        assertThat(errors("headroom:\n  services: [\n"))
                .singleElement()
                .asString()
                .contains("not valid YAML");
        assertThat(errors("headroom:\n  zone: UTC\n  zone: UTC\n"))
                .singleElement()
                .asString()
                .contains("line 3")
                .contains("duplicate key");
    }

    @Test
    void aFileThatIsNotThereIsOneError() {
        assertThat(files.read(Path.of("/no/such/headroom.yaml"))).isInstanceOf(ConfigurationOutcome.Invalid.class);
    }

    @ParameterizedTest
    @CsvSource({"50ms,PT0.05S", "90s,PT1M30S", "2h,PT2H", "15d,PT360H", "3y,PT26280H", "1h30m,PT1H30M", "PT5M,PT5M"})
    void durationsReadAsOperatorsWriteThem(String text, Duration expected) {
        assertThat(Span.parse(text)).isEqualTo(expected);
    }

    private Settings settings(String yaml) {
        return switch (files.parse(yaml)) {
            case ConfigurationOutcome.Valid(var settings) -> settings;
            case ConfigurationOutcome.Invalid(var errors) -> throw new AssertionError(errors);
        };
    }

    private List<ConfigurationError> errors(String yaml) {
        return switch (files.parse(yaml)) {
            case ConfigurationOutcome.Valid(var settings) -> throw new AssertionError(settings);
            case ConfigurationOutcome.Invalid(var errors) -> errors;
        };
    }
}
