package dev.headroom.alerts.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How our types stand in columns. */
final class Columns {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Columns() {}

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable OffsetDateTime utc(Optional<Instant> instant) {
        return instant.map(Columns::utc).orElse(null);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static Optional<Instant> optionalInstant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    /** JSON has no NaN: an unknown number is left out. */
    static String json(Map<String, Double> facts) {
        Map<String, Double> known = new HashMap<>(facts);
        known.values().removeIf(value -> !Double.isFinite(value));
        return JSON.writeValueAsString(known);
    }

    static String jsonOfLabels(Map<String, String> labels) {
        return JSON.writeValueAsString(labels);
    }

    static Map<String, String> labels(ResultSet row) throws SQLException {
        return JSON.readValue(row.getString("labels"), new TypeReference<Map<String, String>>() {});
    }

    static Map<String, Double> facts(ResultSet row) throws SQLException {
        return JSON.readValue(row.getString("facts"), new TypeReference<Map<String, Double>>() {});
    }
}
