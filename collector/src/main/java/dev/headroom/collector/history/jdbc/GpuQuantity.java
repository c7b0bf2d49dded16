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
}
