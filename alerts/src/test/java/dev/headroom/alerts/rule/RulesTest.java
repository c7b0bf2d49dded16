package dev.headroom.alerts.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.alerts.Severity;
import dev.headroom.alerts.settings.RuleOverride;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RulesTest {

    @Test
    void aRuleThatIsSwitchedOffIsGone() {
        Rules rules = Rules.BUILT_IN.with(List.of(override("target-down", false, OptionalDouble.empty())));

        assertThat(rules.named("target-down")).isEmpty();
        assertThat(rules.all()).hasSize(Rules.BUILT_IN.all().size() - 1);
    }

    @Test
    void thresholdForAndSeverityAreChangedTogether() {
        Rule rule = Rules.BUILT_IN
                .with(List.of(new RuleOverride(
                        "rejected-429",
                        true,
                        OptionalDouble.of(0.02),
                        Optional.of(Duration.ofMinutes(2)),
                        Optional.of(Severity.CRITICAL))))
                .named("rejected-429")
                .orElseThrow();

        assertThat(rule.isBreachedBy(0.02)).isFalse();
        assertThat(rule.isBreachedBy(0.021)).isTrue();
        assertThat(rule.holdFor()).isEqualTo(Duration.ofMinutes(2));
        assertThat(rule.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(rule.criticalAbove()).isEmpty();
    }

    @Test
    void aThresholdAboveTheCriticalOneLeavesOneSeverity() {
        Rule rule = Rules.BUILT_IN
                .with(List.of(override("rejected-429", true, OptionalDouble.of(0.1))))
                .named("rejected-429")
                .orElseThrow();

        assertThat(rule.isCriticalAt(0.5)).isFalse();
    }

    @Test
    void anUnknownRuleIsRefusedWithTheKnownNames() {
        assertThatThrownBy(() -> Rules.BUILT_IN.with(List.of(override("429", true, OptionalDouble.empty()))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rejected-429")
                .hasMessageEndingWith("was 429");
    }

    private static RuleOverride override(String name, boolean enabled, OptionalDouble threshold) {
        return new RuleOverride(name, enabled, threshold, Optional.empty(), Optional.empty());
    }
}
