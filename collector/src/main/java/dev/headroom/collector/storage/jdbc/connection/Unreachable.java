package dev.headroom.collector.storage.jdbc.connection;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** Tells a database that is away from one that must not be used (PostgreSQL docs, "Error Codes"). */
final class Unreachable {
    /** Shutting down, starting up, too many connections, read-only, lost while waiting. */
    private static final Set<String> PASSING =
            Set.of("57P01", "57P02", "57P03", "57P05", "53300", "53100", "25006", "40001", "40P01", "55P03", "57014");

    private Unreachable() {}

    /** Whether the failure will pass when the database is back, so that it only has to be waited for. */
    static boolean is(Throwable failure) {
        return cause(failure)
                .map(e -> e.getSQLState() == null
                        || e.getSQLState().startsWith("08")
                        || PASSING.contains(e.getSQLState()))
                .orElse(false);
    }

    /** Only the server's own sentence, or none: the driver's may hold the URL. */
    static String sentence(Throwable failure) {
        return cause(failure)
                .filter(e -> e.getSQLState() != null && !e.getSQLState().startsWith("08"))
                .map(e -> "It says: "
                        + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + ".")
                .orElse("It does not answer.");
    }

    /** The innermost one, which is the driver's. */
    private static Optional<SQLException> cause(Throwable failure) {
        Optional<SQLException> found = Optional.empty();
        int depth = 0;
        for (Throwable e = failure; e != null && depth < 20; e = e.getCause(), depth++) {
            if (e instanceof SQLException sql) {
                found = Optional.of(sql);
            }
        }
        return found;
    }
}
