package dev.headroom.forecasting.export;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers and texts as files have them: nine digits, a point, no exponent. */
final class Numbers {

    private static final MathContext NINE_DIGITS = new MathContext(9);

    private Numbers() {}

    /** Empty for NaN. */
    static String csv(double value) {
        return Double.isNaN(value)
                ? ""
                : new BigDecimal(value).round(NINE_DIGITS).stripTrailingZeros().toPlainString();
    }

    /** {@code null} for NaN. */
    static String json(double value) {
        return Double.isNaN(value) ? "null" : csv(value);
    }

    static String jsonText(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    /** Quoted when it has a comma, quote or line break in it. */
    static String csvText(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
