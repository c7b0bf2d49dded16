package dev.headroom.collector.storage.jdbc.write;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Makes room for rows of any time and remembers where there is room already. Thread-safe. */
final class KnownPartitions {
    private static final int SECONDS_PER_DAY = 86_400;

    private final Set<Room> known = ConcurrentHashMap.newKeySet();

    private record Room(String table, long day) {}

    /** Makes sure that the table takes rows of these times. A second call does nothing. */
    void make(Connection connection, String table, Stream<Instant> times) throws SQLException {
        List<Long> missing = times.map(time -> Math.floorDiv(time.getEpochSecond(), SECONDS_PER_DAY))
                .distinct()
                .filter(day -> !known.contains(new Room(table, day)))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement("SELECT make_room(?, ?)")) {
            OffsetDateTime[] days = missing.stream()
                    .map(day -> Instant.ofEpochSecond(day * SECONDS_PER_DAY).atOffset(ZoneOffset.UTC))
                    .toArray(OffsetDateTime[]::new);
            statement.setString(1, table);
            statement.setArray(2, connection.createArrayOf("timestamptz", days));
            statement.execute();
        }
        missing.forEach(day -> known.add(new Room(table, day)));
    }

    void forget() {
        known.clear();
    }
}
