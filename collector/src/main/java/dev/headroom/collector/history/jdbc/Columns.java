package dev.headroom.collector.history.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Columns as the domain wants them: NULL is NaN. */
final class Columns {
    private Columns() {}

    static double number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? Double.NaN : value;
    }

    /** A four-byte column as the shortest decimal that it stands for, so that 0.97 comes back as 0.97. */
    static double real(ResultSet row, String column) throws SQLException {
        float value = row.getFloat(column);
        return row.wasNull() ? Double.NaN : Double.parseDouble(Float.toString(value));
    }

    /** A mean of four-byte columns without the digits that they do not hold: 0.97 and not 0.9700000286. */
    static double withoutNoise(double mean) {
        return Math.round(mean * 1e4) / 1e4;
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
