package dev.headroom.collector.fleet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** A length of time as a sentence tells it: 3 s, 2.5 s, 400 ms. Digits nobody configured are rounded away. */
public final class PlainDuration {
    private PlainDuration() {}

    public static String of(Duration length) {
        long millis = length.toMillis();
        if (millis < 995) {
            return millis + " ms";
        }
        BigDecimal seconds = BigDecimal.valueOf(millis).movePointLeft(3).setScale(1, RoundingMode.HALF_UP);
        return seconds.stripTrailingZeros().toPlainString() + " s";
    }
}
