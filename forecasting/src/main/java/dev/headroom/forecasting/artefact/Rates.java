package dev.headroom.forecasting.artefact;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Rates as configuration files have them. */
final class Rates {

    private static final int PER_MINUTE_BELOW = 100;
    private static final int SECONDS = 60;

    private Rates() {}

    /** Three decimals at most, no exponent. */
    static String number(double value) {
        return BigDecimal.valueOf(value)
                .setScale(3, RoundingMode.DOWN)
                .stripTrailingZeros()
                .toPlainString();
    }

    static long whole(double value) {
        return (long) Math.floor(value);
    }

    /** nginx takes whole numbers only; a small rate is told per minute, so that rounding down costs at most 1 %. */
    static String nginx(double perSecond) {
        return perSecond < PER_MINUTE_BELOW
                ? Math.max(1, whole(SECONDS * perSecond)) + "r/m"
                : whole(perSecond) + "r/s";
    }
}
