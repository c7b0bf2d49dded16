package dev.headroom.collector.dialect;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/**
 * What a table may fill. Totals only grow; a labelled total that has no series yet is zero as soon as the page names its
 * family, because servers create such series with the first event. A gauge without series is unknown.
 */
enum Field {
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
    KV_CACHE_RATIO(false),
    PREFIX_HIT_RATIO(false),
    CONNECTIONS(false),
    CONNECTION_LIMIT(false),
    UTILIZATION_RATIO(false),
    MEMORY_USED_BYTES(false),
    MEMORY_TOTAL_BYTES(false),
    POWER_WATTS(false),
    POWER_LIMIT_WATTS(false),
    TEMPERATURE_CELSIUS(false),
    SM_CLOCK_MEGAHERTZ(false),
    THROTTLE_REASONS(false),
    ECC_UNCORRECTED(false),
    XID(false),
    MEMORY_CLOCK_MEGAHERTZ(false),
    ECC_CORRECTED(false),
    ECC_UNCORRECTED_LIFETIME(false),
    REMAPPED_ROWS(false),
    REMAP_FAILURES(false),
    PCIE_GENERATION(false),
    PCIE_WIDTH(false),
    PCIE_REPLAYS(false),
    PCIE_SENT_BYTES_PER_SECOND(false),
    PCIE_RECEIVED_BYTES_PER_SECOND(false),
    NVLINK_BYTES_PER_SECOND(false),
    NVLINK_ERRORS(false),
    CPU_SECONDS(true),
    CPU_BUSY_SECONDS(true);

    private final boolean total;

    Field(boolean total) {
        this.total = total;
    }

    boolean isTotal() {
        return total;
    }

    /** As written in a table, such as {@code rejected-429}. */
    String label() {
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
