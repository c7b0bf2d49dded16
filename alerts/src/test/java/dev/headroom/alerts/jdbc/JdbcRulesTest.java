package dev.headroom.alerts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.headroom.alerts.Severity;
import dev.headroom.alerts.audit.Audit;
import dev.headroom.alerts.rulebook.RuleStore;
import dev.headroom.alerts.settings.Absence;
import dev.headroom.alerts.settings.OwnRule;
import dev.headroom.alerts.settings.RuleOptions;
import dev.headroom.collector.storage.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class JdbcRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-11T12:00:00Z");

    private final DataSource database = TestDatabase.fresh("collector", "alerts");
    private final Audit audit = new JdbcAudit(database, () -> NOW);
    private final JdbcRules rules = new JdbcRules(database, () -> NOW, audit);

    @Test
    void F41_everyChangeOfARuleIsKeptWithWhoMadeIt() {
        rules.save(rule(100), "li", "api");
        rules.save(rule(200), "chen", "dashboard");
        assertThat(rules.all()).containsExactly(rule(200));

        assertThat(rules.remove("deep-queue", "li", "api")).isTrue();
        assertThat(rules.remove("deep-queue", "li", "api")).isFalse();

        assertThat(rules.all()).isEmpty();
        assertThat(rules.changes(10))
                .containsExactly(
                        new RuleStore.Change(NOW, "li", "deep-queue", Optional.of(rule(200)), Optional.empty()),
                        new RuleStore.Change(NOW, "chen", "deep-queue", Optional.of(rule(100)), Optional.of(rule(200))),
                        new RuleStore.Change(NOW, "li", "deep-queue", Optional.empty(), Optional.of(rule(100))));
    }

    @Test
    void F41_theOneAuditHoldsRulesAsWell() {
        rules.save(rule(100), "li", "api");
        rules.save(rule(200), "chen", "dashboard");
        rules.remove("deep-queue", "li", "api");

        assertThat(audit.between(NOW.minusSeconds(1), NOW.plusSeconds(1), 10))
                .extracting(Audit.Row::entry)
                .extracting(Audit.Entry::who, Audit.Entry::origin, Audit.Entry::action, Audit.Entry::subject)
                .containsExactly(
                        tuple("li", "api", "rule.delete", "rule deep-queue"),
                        tuple("chen", "dashboard", "rule.change", "rule deep-queue"),
                        tuple("li", "api", "rule.create", "rule deep-queue"));
        assertThat(audit.between(NOW.minusSeconds(1), NOW.plusSeconds(1), 10)
                        .getFirst()
                        .entry())
                .satisfies(entry -> {
                    assertThat(entry.oldValue()).contains("200");
                    assertThat(entry.newValue()).isEmpty();
                });
    }

    private static OwnRule rule(double above) {
        return new OwnRule(
                "deep-queue",
                "waiting",
                Optional.of("deepseek-r1"),
                OptionalDouble.of(above),
                OptionalDouble.empty(),
                Duration.ofMinutes(2),
                Duration.ofMinutes(5),
                Severity.CRITICAL,
                new RuleOptions(Map.of("team", "推理"), List.of("ops"), Absence.FIRING, Absence.OK));
    }
}
