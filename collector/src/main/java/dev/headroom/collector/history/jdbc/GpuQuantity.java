package dev.headroom.collector.history.jdbc;

import java.util.Locale;

/** What can be read of all GPUs together. */
enum GpuQuantity {
    UTILIZATION,
    MEMORY_RATIO,
    POWER;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Without the digits that its column does not hold; those of a quotient are its own. */
    double rounded(double mean) {
        return this == MEMORY_RATIO || Double.isNaN(mean) ? mean : Columns.withoutNoise(mean);
    }
}
