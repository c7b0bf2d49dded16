package dev.headroom.collector.history.jdbc;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What can be read of all GPUs together. */
enum GpuQuantity {
    UTILIZATION,
    MEMORY_RATIO,
    POWER,
    THROTTLED_RATIO,
    CLOCK_LOWEST,
    CLOCK_HIGHEST;

    /** Rollups keep no clocks: what is asked of the past is answered by power. */
    static final Set<GpuQuantity> ROLLED_UP = EnumSet.of(UTILIZATION, MEMORY_RATIO, POWER);

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Without the digits that its column does not hold; those of a quotient are its own. */
    double rounded(double mean) {
        return this == MEMORY_RATIO || Double.isNaN(mean) ? mean : Columns.withoutNoise(mean);
    }
}
