package dev.headroom.collector.storage.jdbc.connection;

import java.sql.SQLException;
import java.util.Set;

/** What to do about a refused write (PostgreSQL docs, "Error Codes"). */
public enum Trouble {
    /** A row with this key is there already. */
    DUPLICATE,
    /** Two sessions were in each other's way, or a partition came or went meanwhile: the next try may work. */
    TRY_AGAIN,
    /** A value that the database can never take. */
    BAD_ROW,
    /** Everything else: not reachable, full, read-only, shutting down. */
    UNAVAILABLE;

    private static final Set<String> PASSING = Set.of("40P01", "40001", "55P03", "23514", "42P07");

    public static Trouble of(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        if (state.equals("23505")) {
            return DUPLICATE;
        }
        if (PASSING.contains(state)) {
            return TRY_AGAIN;
        }
        return state.startsWith("22") ? BAD_ROW : UNAVAILABLE;
    }
}
