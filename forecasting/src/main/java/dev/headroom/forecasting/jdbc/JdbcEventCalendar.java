package dev.headroom.forecasting.jdbc;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.forecasting.calendar.CalendarEvent;
import dev.headroom.forecasting.calendar.DeclaredEvents;
import dev.headroom.forecasting.calendar.EventCalendar;
import dev.headroom.forecasting.calendar.recurrence.RecurrenceText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Users' events in PostgreSQL beside those that are declared. A change and its trace are one transaction. Thread-safe. */
public final class JdbcEventCalendar implements EventCalendar {

    private static final int STATEMENT_TIMEOUT_SECONDS = 30;
    private static final String SELECT = "SELECT * FROM calendar_event";

    private final JdbcClient client;
    private final TransactionTemplate transaction;
    private final DeclaredEvents declared;
    private final InstantSource clock;

    public JdbcEventCalendar(DataSource dataSource, DeclaredEvents declared, InstantSource clock) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        jdbc.setQueryTimeout(STATEMENT_TIMEOUT_SECONDS);
        this.client = JdbcClient.create(jdbc);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        this.declared = declared;
        this.clock = clock;
    }

    @Override
    public List<CalendarEvent> all() {
        Year year = Year.of(clock.instant().atZone(declared.zone()).getYear());
        List<CalendarEvent> all = new ArrayList<>(declared.all(year));
        all.addAll(client.sql(SELECT).query((row, _) -> event(row)).list());
        return all.stream()
                .sorted(Comparator.comparing(CalendarEvent::name).thenComparingLong(CalendarEvent::id))
                .toList();
    }

    @Override
    public CalendarEvent add(CalendarEvent event, Author author) {
        return transaction.execute(_ -> {
            CalendarEvent kept = insert(event, null);
            trace(kept.id(), author, "", words(kept));
            return kept;
        });
    }

    @Override
    public boolean replace(CalendarEvent event, Author author) {
        return Boolean.TRUE.equals(transaction.execute(_ -> stored(event.id())
                .map(before -> {
                    update(event);
                    trace(event.id(), author, words(before), words(event));
                    return true;
                })
                .orElse(false)));
    }

    @Override
    public boolean remove(long id, Author author) {
        return Boolean.TRUE.equals(transaction.execute(_ -> stored(id)
                .map(before -> {
                    client.sql("DELETE FROM calendar_event WHERE id = ?")
                            .param(id)
                            .update();
                    trace(id, author, words(before), "");
                    return true;
                })
                .orElse(false)));
    }

    /** A second import of the same file changes nothing and leaves no trace. */
    @Override
    public CalendarEvent imported(CalendarEvent event, String uid, Author author) {
        return transaction.execute(_ -> {
            Optional<CalendarEvent> before = client.sql(SELECT + " WHERE uid = ? FOR UPDATE")
                    .param(uid)
                    .query((row, _) -> event(row))
                    .optional();
            CalendarEvent kept = before.map(old -> event.withId(old.id())).orElseGet(() -> insert(event, uid));
            if (!before.equals(Optional.of(kept))) {
                update(kept);
                trace(kept.id(), author, before.map(JdbcEventCalendar::words).orElse(""), words(kept));
            }
            return kept;
        });
    }

    @Override
    public List<Change> changes(int most) {
        return client.sql("SELECT * FROM calendar_change ORDER BY id DESC LIMIT ?")
                .param(most)
                .query((row, _) -> new Change(
                        row.getObject("time", OffsetDateTime.class).toInstant(),
                        new Author(row.getString("who"), row.getString("through")),
                        row.getLong("event"),
                        row.getString("before"),
                        row.getString("after")))
                .list();
    }

    private Optional<CalendarEvent> stored(long id) {
        return client.sql(SELECT + " WHERE id = ? FOR UPDATE")
                .param(id)
                .query((row, _) -> event(row))
                .optional();
    }

    private CalendarEvent insert(CalendarEvent event, @Nullable String uid) {
        long id = values(client.sql("""
                        INSERT INTO calendar_event
                            (name, service, occurs, zone, length_seconds, multiplier, prewarm_seconds, uid)
                        VALUES (:name, :service, :occurs, :zone, :length, :multiplier, :prewarm, :uid) RETURNING id
                        """), event)
                .param("uid", uid)
                .query(Long.class)
                .single();
        return event.withId(id);
    }

    private void update(CalendarEvent event) {
        values(client.sql("""
                        UPDATE calendar_event SET name = :name, service = :service, occurs = :occurs, zone = :zone,
                            length_seconds = :length, multiplier = :multiplier, prewarm_seconds = :prewarm
                        WHERE id = :id
                        """), event).param("id", event.id()).update();
    }

    private static JdbcClient.StatementSpec values(JdbcClient.StatementSpec statement, CalendarEvent event) {
        return statement
                .param("name", event.name())
                .param("service", event.service().map(ServiceName::value).orElse(null))
                .param("occurs", event.occurs().toString())
                .param("zone", event.zone().getId())
                .param("length", event.length().toSeconds())
                .param(
                        "multiplier",
                        event.multiplier().isPresent() ? event.multiplier().getAsDouble() : null)
                .param("prewarm", event.prewarm().toSeconds());
    }

    private void trace(long event, Author author, String before, String after) {
        client.sql("""
                        INSERT INTO calendar_change (time, who, through, event, before, after) VALUES (?, ?, ?, ?, ?, ?)
                        """)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(author.who())
                .param(author.through())
                .param(event)
                .param(before)
                .param(after)
                .update();
    }

    private static String words(CalendarEvent event) {
        return "%s: %s %s for %s, multiplier %s, prewarm %s, %s"
                .formatted(
                        event.name(),
                        event.occurs(),
                        event.zone(),
                        event.length(),
                        event.multiplier().isPresent() ? event.multiplier().getAsDouble() : "learned",
                        event.prewarm(),
                        event.service().map(ServiceName::value).orElse("all services"));
    }

    private static CalendarEvent event(ResultSet row) throws SQLException {
        double multiplier = row.getDouble("multiplier");
        OptionalDouble given = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(multiplier);
        return new CalendarEvent(
                row.getLong("id"),
                row.getString("name"),
                Optional.ofNullable(row.getString("service")).map(ServiceName::new),
                RecurrenceText.parse(row.getString("occurs")),
                ZoneId.of(row.getString("zone")),
                Duration.ofSeconds(row.getLong("length_seconds")),
                given,
                Duration.ofSeconds(row.getLong("prewarm_seconds")),
                CalendarEvent.Origin.USER);
    }
}
