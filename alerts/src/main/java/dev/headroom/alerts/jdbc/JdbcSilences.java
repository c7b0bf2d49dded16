package dev.headroom.alerts.jdbc;

import static dev.headroom.alerts.jdbc.Columns.instant;
import static dev.headroom.alerts.jdbc.Columns.utc;

import dev.headroom.alerts.audit.Audit;
import dev.headroom.alerts.silence.Matchers;
import dev.headroom.alerts.silence.Silence;
import dev.headroom.alerts.silence.Silences;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Silences in a table; a change and its row in the audit are one transaction. */
public final class JdbcSilences implements Silences {

    private final JdbcClient client;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final Audit audit;

    public JdbcSilences(DataSource dataSource, InstantSource clock, Audit audit) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        jdbc.setQueryTimeout(JdbcIncidentStore.STATEMENT_TIMEOUT_SECONDS);
        client = JdbcClient.create(jdbc);
        transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.clock = clock;
        this.audit = audit;
    }

    @Override
    public List<Silence> all(int limit) {
        return client.sql("SELECT * FROM alert_silence ORDER BY ends_at <= ?, ends_at DESC, id DESC LIMIT ?")
                .param(utc(clock.instant()))
                .param(limit)
                .query((row, _) -> silence(row))
                .list();
    }

    @Override
    public List<Silence> active(Instant now) {
        return client.sql("SELECT * FROM alert_silence WHERE starts_at <= ? AND ends_at > ? ORDER BY id")
                .param(utc(now))
                .param(utc(now))
                .query((row, _) -> silence(row))
                .list();
    }

    @Override
    public Optional<Silence> find(long id) {
        return client.sql("SELECT * FROM alert_silence WHERE id = ?")
                .param(id)
                .query((row, _) -> silence(row))
                .optional();
    }

    private static Silence silence(ResultSet row) throws SQLException {
        return new Silence(
                row.getLong("id"),
                Matchers.parse(List.of((String[]) row.getArray("matchers").getArray())),
                instant(row, "starts_at"),
                instant(row, "ends_at"),
                row.getString("created_by"),
                instant(row, "created_at"),
                row.getString("comment"));
    }

    @Override
    public Silence create(Silence silence, String origin) {
        return transaction.execute(_ -> {
            Silence stored = client.sql("""
                            INSERT INTO alert_silence (matchers, starts_at, ends_at, created_by, created_at, comment)
                            VALUES (?, ?, ?, ?, ?, ?) RETURNING *
                            """)
                    .param(silence.matchers().texts().toArray(String[]::new))
                    .param(utc(silence.startsAt()))
                    .param(utc(silence.endsAt()))
                    .param(silence.createdBy())
                    .param(utc(clock.instant()))
                    .param(silence.comment())
                    .query((row, _) -> silence(row))
                    .single();
            audit.add(entry(silence.createdBy(), origin, "silence.create", stored.id(), "", words(stored)));
            return stored;
        });
    }

    @Override
    public Optional<Silence> change(Silence silence, String who, String origin) {
        return transaction.execute(_ -> locked(silence.id()).map(before -> {
            Silence after = client.sql("""
                            UPDATE alert_silence SET matchers = ?, starts_at = ?, ends_at = ?, comment = ?
                            WHERE id = ? RETURNING *
                            """)
                    .param(silence.matchers().texts().toArray(String[]::new))
                    .param(utc(silence.startsAt()))
                    .param(utc(silence.endsAt()))
                    .param(silence.comment())
                    .param(silence.id())
                    .query((row, _) -> silence(row))
                    .single();
            audit.add(entry(who, origin, "silence.change", silence.id(), words(before), words(after)));
            return after;
        }));
    }

    @Override
    public boolean expire(long id, String who, String origin) {
        return transaction
                .execute(_ -> locked(id).map(before -> {
                    Instant now = clock.instant();
                    client.sql("UPDATE alert_silence SET starts_at = least(starts_at, ?), ends_at = ? WHERE id = ?")
                            .param(utc(now.minusMillis(1)))
                            .param(utc(now))
                            .param(id)
                            .update();
                    audit.add(entry(who, origin, "silence.expire", id, words(before), ""));
                    return before;
                }))
                .isPresent();
    }

    /** The silence if it is not over, kept from others until the transaction ends. */
    private Optional<Silence> locked(long id) {
        return client.sql("SELECT * FROM alert_silence WHERE id = ? AND ends_at > ? FOR UPDATE")
                .param(id)
                .param(utc(clock.instant()))
                .query((row, _) -> silence(row))
                .optional();
    }

    private static Audit.Entry entry(String who, String origin, String action, long id, String before, String after) {
        return new Audit.Entry(who, origin, action, "silence " + id, before, after);
    }

    private static String words(Silence silence) {
        return "{%s} from %s to %s: %s"
                .formatted(silence.matchers(), silence.startsAt(), silence.endsAt(), silence.comment());
    }
}
