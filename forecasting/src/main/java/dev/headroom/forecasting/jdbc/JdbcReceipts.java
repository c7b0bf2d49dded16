package dev.headroom.forecasting.jdbc;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.forecasting.receipt.Grade;
import dev.headroom.forecasting.receipt.GradedReceipt;
import dev.headroom.forecasting.receipt.Receipt;
import dev.headroom.forecasting.receipt.Receipts;
import dev.headroom.forecasting.recommendation.TrackRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Receipts are the rows of the table of outlooks. Thread-safe. */
public final class JdbcReceipts implements Receipts {

    private static final int STATEMENT_TIMEOUT_SECONDS = 30;

    private final JdbcClient client;

    public JdbcReceipts(DataSource dataSource) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        jdbc.setQueryTimeout(STATEMENT_TIMEOUT_SECONDS);
        client = JdbcClient.create(jdbc);
    }

    @Override
    public List<Receipt> ungraded(ServiceName service, Instant from, Instant to) {
        return client.sql("""
                        SELECT * FROM outlook WHERE service = ? AND made_at >= ? AND made_at < ?
                            AND due IS NOT NULL AND verdict IS NULL ORDER BY made_at
                        """)
                .param(service.value())
                .param(utc(from))
                .param(utc(to))
                .query((row, _) -> receipt(row))
                .list();
    }

    @Override
    public void grade(Receipt receipt, Grade grade) {
        client.sql("UPDATE outlook SET optimum = ?, verdict = ? WHERE service = ? AND made_at = ?")
                .param(grade.optimum())
                .param(grade.verdict().name())
                .param(receipt.service().value())
                .param(utc(receipt.madeAt()))
                .update();
    }

    @Override
    public List<GradedReceipt> newest(ServiceName service, int most) {
        return client.sql("""
                        SELECT * FROM outlook WHERE service = ? AND verdict IS NOT NULL ORDER BY made_at DESC LIMIT ?
                        """)
                .param(service.value())
                .param(most)
                .query((row, _) -> new GradedReceipt(
                        receipt(row),
                        new Grade(Grade.Verdict.valueOf(row.getString("verdict")), row.getInt("optimum"))))
                .list();
    }

    @Override
    public TrackRecord since(ServiceName service, Instant since) {
        return client.sql("""
                        SELECT count(*)::int AS graded,
                            (count(*) FILTER (WHERE verdict = 'SHORT'))::int AS short_ones,
                            (count(*) FILTER (WHERE verdict = 'WASTEFUL'))::int AS wasteful,
                            avg(greatest(0.95 * (optimum - due), 0.05 * (due - optimum)))::float8 AS loss,
                            avg(greatest(0.95 * (optimum - last_value), 0.05 * (last_value - optimum)))::float8
                                AS naive_loss
                        FROM outlook WHERE service = ? AND made_at >= ? AND verdict IS NOT NULL
                        """)
                .param(service.value())
                .param(utc(since))
                .query((row, _) -> new TrackRecord(
                        row.getInt("graded"),
                        row.getInt("short_ones"),
                        row.getInt("wasteful"),
                        row.getInt("graded") == 0 ? Double.NaN : row.getDouble("loss"),
                        row.getInt("graded") == 0 ? Double.NaN : row.getDouble("naive_loss")))
                .single();
    }

    /** A second run deletes nothing more. */
    @Override
    public void forgetBefore(Instant time) {
        client.sql("DELETE FROM outlook WHERE made_at < ?").param(utc(time)).update();
    }

    private static Receipt receipt(ResultSet row) throws SQLException {
        return new Receipt(
                new ServiceName(row.getString("service")),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                Duration.ofMillis(Math.round(row.getDouble("lead_seconds") * 1000)),
                row.getInt("due"),
                row.getInt("last_value"),
                row.getDouble("per_replica"));
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
