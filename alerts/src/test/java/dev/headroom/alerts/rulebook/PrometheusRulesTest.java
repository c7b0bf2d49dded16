package dev.headroom.alerts.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.headroom.alerts.Severity;
import dev.headroom.alerts.rule.Rules;
import dev.headroom.alerts.settings.Absence;
import dev.headroom.alerts.settings.OwnRule;
import dev.headroom.alerts.settings.RuleOptions;
import java.io.File;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrometheusRulesTest {

    private static final OwnRule AWKWARD = new OwnRule(
            "few.nodes-2",
            "nodes_up",
            Optional.of("deepseek-r1"),
            OptionalDouble.empty(),
            OptionalDouble.of(1.5e-7),
            Duration.ofSeconds(90),
            Duration.ofMinutes(5),
            Severity.INFO,
            new RuleOptions(Map.of("team", "a \"b\" \\ c: 多\n# d"), List.of(), Absence.KEEP, Absence.KEEP));

    private final String yaml = new PrometheusRules(Optional.of(URI.create("https://headroom.example.org/")))
            .of(Rules.BUILT_IN.and(List.of(AWKWARD)));

    @Test
    void everyRuleIsAnAlertWithItsThresholdAndItsTimes() {
        assertThat(yaml)
                .contains("- alert: HeadroomKvCache\n        expr: headroom_rule_value{rule=\"kv-cache\"} > 0.95\n")
                .contains("- alert: HeadroomRejected429Critical\n")
                .contains("expr: headroom_rule_value{rule=\"burn-rate-1h\"} > 14.4\n        for: 0s\n")
                .contains("""
                              - alert: HeadroomFewNodes2
                                expr: headroom_rule_value{rule="few.nodes-2"} < 1.5E-7
                                for: 90s
                                keep_firing_for: 300s
                        """)
                .contains("runbook_url: \"https://headroom.example.org/runbooks/kv-cache\"");
        assertThat(yaml.lines().filter(line -> line.contains("- alert: ")))
                .hasSize(Rules.BUILT_IN.all().size() + 2)
                .doesNotHaveDuplicates();
    }

    @Test
    void promtoolAcceptsTheFile(@TempDir Path directory) throws Exception {
        Optional<Path> promtool = Arrays.stream(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .map(part -> Path.of(part, "promtool"))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(promtool.isPresent(), "promtool is not on the PATH: the rules file was not checked by it");
        Path file = Files.writeString(directory.resolve("headroom.yml"), yaml);

        Process check = new ProcessBuilder(promtool.get().toString(), "check", "rules", file.toString())
                .redirectErrorStream(true)
                .start();
        String answer = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(check.waitFor()).as(answer).isZero();
        assertThat(answer).contains("SUCCESS");
    }
}
