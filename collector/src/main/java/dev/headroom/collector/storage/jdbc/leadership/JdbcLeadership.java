package dev.headroom.collector.storage.jdbc.leadership;

import dev.headroom.collector.storage.Duty;
import dev.headroom.collector.storage.Leadership;
import dev.headroom.collector.storage.jdbc.connection.DatabaseArrival;
import dev.headroom.collector.storage.jdbc.connection.Trouble;
import dev.headroom.collector.storage.jdbc.leadership.Fence.Term;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A duty belongs to whoever holds an advisory lock of its name on a connection that lives. The server drops the lock with
 * the connection: when the process dies, and when it stands still for longer than the session may be idle. Each time a
 * duty is taken its term gets the next number, by which the {@link Fence} knows those who had it before. Only a
 * duty that somebody here has asked to {@link #lead} is taken, for an instance need not do everything.
 */
public final class JdbcLeadership implements Leadership, DatabaseArrival.LiveWork {
    private static final Logger log = LoggerFactory.getLogger(JdbcLeadership.class);

    private final Set<Duty> wanted = ConcurrentHashMap.newKeySet();
    private final Map<Duty, Term> terms = new ConcurrentHashMap<>();
    private final String holder;

    /** The holder is written down for people who look into the database. */
    public JdbcLeadership(String holder) {
        this.holder = holder;
    }

    @Override
    public boolean lead(Duty duty, Runnable work) {
        wanted.add(duty);
        Term term = terms.get(duty);
        if (term == null) {
            return false;
        }
        Fence.within(term, work);
        return true;
    }

    @Override
    public Set<Duty> duties() {
        return Set.copyOf(terms.keySet());
    }

    @Override
    public void look(Connection connection) throws SQLException {
        for (Duty duty : wanted) {
            if (!terms.containsKey(duty) && lock(connection, duty)) {
                OptionalLong number = begin(connection, duty);
                if (number.isPresent()) {
                    terms.put(duty, new Term(duty, number.getAsLong()));
                    log.info("This instance does {} from now on", duty);
                }
            }
        }
    }

    @Override
    public void gone() {
        terms.clear();
    }

    /** A lock that this session has already is taken once more, which does no harm: it ends with the session. */
    private static boolean lock(Connection connection, Duty duty) throws SQLException {
        String sql = "SELECT pg_try_advisory_lock(hashtextextended('headroom duty ' || ?, 0))";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, duty.name());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** Empty while the last holder is still writing; asked again at the next look. */
    private OptionalLong begin(Connection connection, Duty duty) throws SQLException {
        String sql = """
                INSERT INTO duty (name, term, holder) VALUES (?, 1, ?)
                ON CONFLICT (name) DO UPDATE SET term = duty.term + 1, holder = excluded.holder, since = now()
                RETURNING term
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, duty.name());
            statement.setString(2, holder);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        } catch (SQLException e) {
            if (Trouble.of(e) == Trouble.TRY_AGAIN) {
                return OptionalLong.empty();
            }
            throw e;
        }
    }
}
