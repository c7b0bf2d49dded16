package dev.headroom.forecasting.jdbc;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.forecasting.annotation.Annotation;
import dev.headroom.forecasting.annotation.Annotations;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Annotations in PostgreSQL. Thread-safe. */
public final class JdbcAnnotations implements Annotations {

    private static final int STATEMENT_TIMEOUT_SECONDS = 30;
    /** More than these no chart has room for. */
    private static final int MOST = 500;

    private final JdbcClient client;

    public JdbcAnnotations(DataSource dataSource) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        jdbc.setQueryTimeout(STATEMENT_TIMEOUT_SECONDS);
        client = JdbcClient.create(jdbc);
    }

    @Override
    public Annotation add(Annotation annotation) {
        long id = client.sql("""
                        INSERT INTO annotation (time, service, kind, text, who) VALUES (?, ?, ?, ?, ?) RETURNING id
                        """)
                .param(utc(annotation.time()))
                .param(annotation.service().map(ServiceName::value).orElse(null))
                .param(annotation.kind())
                .param(annotation.text())
                .param(annotation.who())
                .query(Long.class)
                .single();
        return new Annotation(
                id, annotation.time(), annotation.service(), annotation.kind(), annotation.text(), annotation.who());
    }

    @Override
    public List<Annotation> between(ServiceName service, Instant from, Instant to) {
        return client.sql("""
                        SELECT * FROM annotation WHERE time >= ? AND time < ? AND (service IS NULL OR service = ?)
                        ORDER BY time DESC, id DESC LIMIT ?
                        """)
                .param(utc(from))
                .param(utc(to))
                .param(service.value())
                .param(MOST)
                .query((row, _) -> annotation(row))
                .list()
                .reversed();
    }

    @Override
    public List<Annotation> between(Instant from, Instant to) {
        return client.sql("SELECT * FROM annotation WHERE time >= ? AND time < ? ORDER BY time DESC, id DESC LIMIT ?")
                .param(utc(from))
                .param(utc(to))
                .param(MOST)
                .query((row, _) -> annotation(row))
                .list()
                .reversed();
    }

    @Override
    public boolean remove(long id) {
        return client.sql("DELETE FROM annotation WHERE id = ?").param(id).update() > 0;
    }

    /** A second run deletes nothing more. */
    @Override
    public void forgetBefore(Instant time) {
        client.sql("DELETE FROM annotation WHERE time < ?").param(utc(time)).update();
    }

    private static Annotation annotation(ResultSet row) throws SQLException {
        return new Annotation(
                row.getLong("id"),
                row.getObject("time", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("service")).map(ServiceName::new),
                row.getString("kind"),
                row.getString("text"),
                row.getString("who"));
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
