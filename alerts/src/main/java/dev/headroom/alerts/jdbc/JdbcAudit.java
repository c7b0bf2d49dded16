package dev.headroom.alerts.jdbc;

import static dev.headroom.alerts.jdbc.Columns.instant;
import static dev.headroom.alerts.jdbc.Columns.utc;

import dev.headroom.alerts.audit.Audit;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The audit in a table whose rows the database refuses to change. */
public final class JdbcAudit implements Audit {

    private static final int LONGEST_VALUE = 4000;

    private final JdbcClient client;
    private final InstantSource clock;

    public JdbcAudit(DataSource dataSource, InstantSource clock) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        jdbc.setQueryTimeout(JdbcIncidentStore.STATEMENT_TIMEOUT_SECONDS);
        client = JdbcClient.create(jdbc);
        this.clock = clock;
    }

    @Override
    public void add(Entry entry) {
        client.sql("""
                        INSERT INTO alert_audit (at, who, origin, action, subject, old_value, new_value)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(utc(clock.instant()))
                .param(entry.who())
                .param(entry.origin())
                .param(entry.action())
                .param(entry.subject())
                .param(cut(entry.oldValue()))
                .param(cut(entry.newValue()))
                .update();
    }

    private static String cut(String value) {
        return value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "…" : value;
    }

    @Override
    public List<Row> between(Instant from, Instant to, int limit) {
        return client.sql("SELECT * FROM alert_audit WHERE at >= ? AND at < ? ORDER BY id DESC LIMIT ?")
                .param(utc(from))
                .param(utc(to))
                .param(limit)
                .query((row, _) -> new Row(
                        row.getLong("id"),
                        instant(row, "at"),
                        new Entry(
                                row.getString("who"),
                                row.getString("origin"),
                                row.getString("action"),
                                row.getString("subject"),
                                row.getString("old_value"),
                                row.getString("new_value"))))
                .list();
    }
}
