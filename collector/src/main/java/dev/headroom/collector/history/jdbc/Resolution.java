package dev.headroom.collector.history.jdbc;

import dev.headroom.collector.history.Window;
import java.time.Duration;

/** Which tables answer: samples up to two hours, minutes up to two days, hours beyond; never coarser than the step. */
enum Resolution {
    RAW("_sample", ""),
    MINUTES("_1m", "_max"),
    HOURS("_1h", "_max");

    private static final Duration RAW_UP_TO = Duration.ofHours(2);
    private static final Duration MINUTES_UP_TO = Duration.ofDays(2);

    private final String suffix;
    private final String maximum;

    Resolution(String suffix, String maximum) {
        this.suffix = suffix;
        this.maximum = maximum;
    }

    static Resolution of(Window window) {
        Resolution byRange = of(Duration.between(window.from(), window.to()));
        long step = window.step().toSeconds();
        if (byRange == HOURS && step % 3600 == 0) {
            return HOURS;
        }
        return byRange != RAW && step % 60 == 0 ? MINUTES : RAW;
    }

    static Resolution of(Duration range) {
        if (range.compareTo(RAW_UP_TO) <= 0) {
            return RAW;
        }
        return range.compareTo(MINUTES_UP_TO) <= 0 ? MINUTES : HOURS;
    }

    String table(String kind) {
        return kind + suffix;
    }

    /** The column with the maximum of a gauge; in samples that is the gauge itself. */
    String maximum(String gauge) {
        return gauge + maximum;
    }
}
