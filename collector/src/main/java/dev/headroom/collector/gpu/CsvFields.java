package dev.headroom.collector.gpu;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The fields of {@code --query-gpu} that are read, and where the document of {@code -q -x} says the same. */
final class CsvFields {

    static final String BUS_ADDRESS = "id";

    /**
     * Where a field's text goes.
     *
     * @param path as in the document
     * @param unit of its numbers where neither header nor cell tells
     */
    record Column(String path, String unit) {}

    private static final Map<String, Column> BY_NAME = Map.ofEntries(
            text("uuid", "uuid"),
            text("gpu_uuid", "uuid"),
            text("name", "product_name"),
            text("gpu_name", "product_name"),
            text("index", "index"),
            text("pci.bus_id", BUS_ADDRESS),
            text("gpu_bus_id", BUS_ADDRESS),
            number("utilization.gpu", "utilization/gpu_util", "%"),
            number("memory.used", "fb_memory_usage/used", "MiB"),
            number("memory.total", "fb_memory_usage/total", "MiB"),
            number("power.draw.average", "gpu_power_readings/average_power_draw", "W"),
            number("power.draw", "gpu_power_readings/power_draw", "W"),
            number("power.draw.instant", "gpu_power_readings/instant_power_draw", "W"),
            number("enforced.power.limit", "gpu_power_readings/current_power_limit", "W"),
            number("power.limit", "power_readings/power_limit", "W"),
            number("temperature.gpu", "temperature/gpu_temp", "C"),
            number("clocks.sm", "clocks/sm_clock", "MHz"),
            number("clocks.current.sm", "clocks/sm_clock", "MHz"),
            number("clocks.mem", "clocks/mem_clock", "MHz"),
            number("clocks.current.memory", "clocks/mem_clock", "MHz"),
            text("clocks_event_reasons.active", ThrottleReasons.MASK),
            text("clocks_throttle_reasons.active", ThrottleReasons.MASK),
            number("ecc.errors.uncorrected.volatile.sram", "ecc_errors/volatile/sram_uncorrectable", ""),
            number("ecc.errors.uncorrected.volatile.dram", "ecc_errors/volatile/dram_uncorrectable", ""),
            number("ecc.errors.uncorrected.volatile.total", "ecc_errors/volatile/double_bit/total", ""),
            number("ecc.errors.corrected.volatile.sram", "ecc_errors/volatile/sram_correctable", ""),
            number("ecc.errors.corrected.volatile.dram", "ecc_errors/volatile/dram_correctable", ""),
            number("ecc.errors.corrected.volatile.total", "ecc_errors/volatile/single_bit/total", ""),
            number("ecc.errors.uncorrected.aggregate.sram", "ecc_errors/aggregate/sram_uncorrectable", ""),
            number("ecc.errors.uncorrected.aggregate.dram", "ecc_errors/aggregate/dram_uncorrectable", ""),
            number("ecc.errors.uncorrected.aggregate.total", "ecc_errors/aggregate/double_bit/total", ""),
            number("remapped_rows.correctable", "remapped_rows/remapped_row_corr", ""),
            number("remapped_rows.uncorrectable", "remapped_rows/remapped_row_unc", ""),
            text("remapped_rows.failure", "remapped_rows/remapped_row_failure"),
            number("pcie.link.gen.current", "pci/pci_gpu_link_info/pcie_gen/current_link_gen", ""),
            number("pcie.link.gen.gpucurrent", "pci/pci_gpu_link_info/pcie_gen/device_current_link_gen", ""),
            number("pcie.link.width.current", "pci/pci_gpu_link_info/link_widths/current_link_width", ""));

    private CsvFields() {}

    private static Map.Entry<String, Column> text(String name, String path) {
        return Map.entry(name, new Column(path, ""));
    }

    private static Map.Entry<String, Column> number(String name, String path, String unit) {
        return Map.entry(name, new Column(path, unit));
    }

    /** Empty for a field that is not read. */
    static Optional<Column> column(String field) {
        String name = field.strip().toLowerCase(Locale.ROOT);
        Column known = BY_NAME.get(name);
        return known == null ? reason(name) : Optional.of(known);
    }

    /** A single reason under its old or its new name, such as {@code clocks_throttle_reasons.sw_power_cap}. */
    private static Optional<Column> reason(String name) {
        for (String generation : new String[] {"event", "throttle"}) {
            String prefix = "clocks_" + generation + "_reasons.";
            if (name.startsWith(prefix) && !name.endsWith(".supported")) {
                String reason = name.substring(prefix.length());
                return Optional.of(new Column("clocks_event_reasons/clocks_event_reason_" + reason, ""));
            }
        }
        return Optional.empty();
    }
}
