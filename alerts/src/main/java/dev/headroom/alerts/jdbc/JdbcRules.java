package dev.headroom.alerts.jdbc;

import static dev.headroom.alerts.jdbc.Columns.instant;
import static dev.headroom.alerts.jdbc.Columns.utc;

import dev.headroom.alerts.audit.Audit;
import dev.headroom.alerts.rulebook.RuleStore;
import dev.headroom.alerts.settings.OwnRule;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Users' rules in the database. A change, its note and its row in the audit are one transaction. What was read is kept for some seconds, since
 * every evaluation asks; a rule that another instance changed is in force a little later.
 */
public final class JdbcRules implements RuleStore {

    private static final Duration KEPT = Duration.ofSeconds(5);
    private static final int STATEMENT_TIMEOUT_SECONDS = 10;

    private final JdbcClient client;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final Audit audit;
    private volatile @Nullable Read last;

    private record Read(Instant at, List<OwnRule> rules) {}

    public JdbcRules(DataSource dataSource, InstantSource clock, Audit audit) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        jdbc.setQueryTimeout(STATEMENT_TIMEOUT_SECONDS);
        client = JdbcClient.create(jdbc);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        this.clock = clock;
        this.audit = audit;
    }

    @Override
    public List<OwnRule> all() {
        Read seen = last;
        if (seen != null && seen.at().plus(KEPT).isAfter(clock.instant())) {
            return seen.rules();
        }
        List<OwnRule> rules = client.sql("SELECT document FROM alert_rule ORDER BY name")
                .query((row, _) -> RuleDocument.read(row.getString("document")))
                .list();
        last = new Read(clock.instant(), rules);
        return rules;
    }

    /** {@code ON CONFLICT}: the rule of this name is replaced. */
    @Override
    public void save(OwnRule rule, String who, String origin) {
        transaction.executeWithoutResult(_ -> {
            Optional<String> before = document(rule.name());
            String after = RuleDocument.write(rule);
            client.sql("""
                            INSERT INTO alert_rule VALUES (:name, :document::jsonb, :at, :who)
                            ON CONFLICT (name) DO UPDATE SET document = excluded.document,
                                changed_at = excluded.changed_at, changed_by = excluded.changed_by
                            """)
                    .param("name", rule.name())
                    .param("document", after)
                    .param("at", utc(clock.instant()))
                    .param("who", who)
                    .update();
            note(rule.name(), who, before.orElse(null), after);
            String action = before.isPresent() ? "rule.change" : "rule.create";
            audit.add(new Audit.Entry(who, origin, action, subject(rule.name()), before.orElse(""), after));
        });
        last = null;
    }

    @Override
    public boolean remove(String name, String who, String origin) {
        boolean removed = Boolean.TRUE.equals(transaction.execute(_ -> {
            Optional<String> before = document(name);
            if (before.isEmpty()) {
                return false;
            }
            client.sql("DELETE FROM alert_rule WHERE name = ?").param(name).update();
            note(name, who, before.get(), null);
            audit.add(new Audit.Entry(who, origin, "rule.delete", subject(name), before.get(), ""));
            return true;
        }));
        last = null;
        return removed;
    }

    private static String subject(String rule) {
        return "rule " + rule;
    }

    private Optional<String> document(String name) {
        return client.sql("SELECT document::text FROM alert_rule WHERE name = ? FOR UPDATE")
                .param(name)
                .query(String.class)
                .optional();
    }

    private void note(String rule, String who, @Nullable String before, @Nullable String after) {
        client.sql("""
                        INSERT INTO alert_rule_change (changed_at, changed_by, rule, before, after)
                        VALUES (:at, :who, :rule, :before::jsonb, :after::jsonb)
                        """)
                .param("at", utc(clock.instant()))
                .param("who", who)
                .param("rule", rule)
                .param("before", before)
                .param("after", after)
                .update();
    }

    @Override
    public List<Change> changes(int most) {
        return client.sql("SELECT * FROM alert_rule_change ORDER BY id DESC LIMIT ?")
                .param(most)
                .query((row, _) -> new Change(
                        instant(row, "changed_at"),
                        row.getString("changed_by"),
                        row.getString("rule"),
                        Optional.ofNullable(row.getString("before")).map(RuleDocument::read),
                        Optional.ofNullable(row.getString("after")).map(RuleDocument::read)))
                .list();
    }
}
