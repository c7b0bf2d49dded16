package dev.headroom.collector.dialect.table;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/**
 * What a table may fill. Totals only grow; a labelled total that has no series yet is zero as soon as the page names its
 * family, because servers create such series with the first event. A gauge without series is unknown.
 */
public enum Field {
    ENDED(true),
    FAILED(true),
    REJECTED_429(true),
    REJECTED_503(true),
    PROMPT_TOKENS(true),
    CACHED_PROMPT_TOKENS(true),
    GENERATION_TOKENS(true),
    PREEMPTIONS(true),
    RUNNING(false),
    WAITING(false),
    MAX_RUNNING(false),
    KV_CACHE_RATIO(2),
    PREFIX_HIT_RATIO(1.01),
    CONNECTIONS(false),
    CONNECTION_LIMIT(false),
    UTILIZATION_RATIO(1),
    MEMORY_USED_BYTES(1e14),
    MEMORY_TOTAL_BYTES(1e14),
    POWER_WATTS(1e5),
    POWER_LIMIT_WATTS(1e5),
    TEMPERATURE_CELSIUS(1000),
    SM_CLOCK_MEGAHERTZ(1e5),
    THROTTLE_REASONS(1e9),
    ECC_UNCORRECTED(1e9),
    XID(1e5),
    MEMORY_CLOCK_MEGAHERTZ(1e5),
    ECC_CORRECTED(1e9),
    ECC_UNCORRECTED_LIFETIME(1e9),
    REMAPPED_ROWS(1e9),
    REMAP_FAILURES(1e9),
    PCIE_GENERATION(100),
    PCIE_WIDTH(1000),
    PCIE_REPLAYS(1e9),
    PCIE_SENT_BYTES_PER_SECOND(1e13),
    PCIE_RECEIVED_BYTES_PER_SECOND(1e13),
    NVLINK_BYTES_PER_SECOND(1e13),
    NVLINK_ERRORS(1e9),
    CPU_SECONDS(true),
    CPU_BUSY_SECONDS(true);

    private final boolean total;
    private final double most;

    Field(boolean total) {
        this.total = total;
        this.most = Double.MAX_VALUE;
    }

    /** A gauge of a device that cannot be more. */
    Field(double most) {
        this.total = false;
        this.most = most;
    }

    /** DCGM writes numbers near 2^31, 2^47 or 2^63 for what a device does not tell, others -1. */
    public boolean canBe(double value) {
        return value >= 0 && value <= most;
    }

    public boolean isTotal() {
        return total;
    }

    /** As written in a table, such as {@code rejected-429}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<Field> servingFields() {
        return List.copyOf(EnumSet.range(ENDED, CONNECTION_LIMIT));
    }

    static List<Field> gatewayFields() {
        return List.of(ENDED, FAILED, REJECTED_429, REJECTED_503, CONNECTIONS, CONNECTION_LIMIT);
    }

    static List<Field> hostFields() {
        return List.of(
                CONNECTIONS, CONNECTION_LIMIT, CPU_SECONDS, CPU_BUSY_SECONDS, MEMORY_USED_BYTES, MEMORY_TOTAL_BYTES);
    }

    static List<Field> gpuFields() {
        return List.copyOf(EnumSet.range(UTILIZATION_RATIO, NVLINK_ERRORS));
    }
}
