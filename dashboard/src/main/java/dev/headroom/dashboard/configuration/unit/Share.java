package dev.headroom.dashboard.configuration.unit;

import java.math.BigDecimal;

/** A part of a whole, 1 for all of it. Written {@code 99.95%} or {@code 0.9995}. */
public record Share(double ratio) {

    public static Share parse(String text) {
        String trimmed = text.strip();
        boolean percent = trimmed.endsWith("%");
        BigDecimal number = new BigDecimal(percent ? trimmed.substring(0, trimmed.length() - 1) : trimmed);
        return new Share((percent ? number.movePointLeft(2) : number).doubleValue());
    }
}
