package dev.headroom.collector.receive.otlp;

import java.util.Map;

/**
 * A metric's name and unit as its page would have them (OpenTelemetry, "Prometheus and OpenMetrics Compatibility"): dots
 * become underscores, the unit is part of the name, totals end in {@code _total}. Times become seconds.
 *
 * @param divisor turns the sender's numbers into the unit of the name
 */
record PromName(String name, double divisor) {
    private static final Map<String, Double> TIMES = Map.of(
            "s", 1.0, "ms", 1e3, "us", 1e6, "µs", 1e6, "ns", 1e9, "min", 1 / 60.0, "h", 1 / 3600.0, "d", 1 / 86_400.0);
    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("By", "bytes"),
            Map.entry("KiBy", "kibibytes"),
            Map.entry("MiBy", "mebibytes"),
            Map.entry("GiBy", "gibibytes"),
            Map.entry("kBy", "kilobytes"),
            Map.entry("MBy", "megabytes"),
            Map.entry("GBy", "gigabytes"),
            Map.entry("%", "percent"),
            Map.entry("Cel", "celsius"),
            Map.entry("W", "watts"),
            Map.entry("J", "joules"),
            Map.entry("Hz", "hertz"));

    static PromName of(String otelName, String unit, Kind kind) {
        String base = sanitized(otelName);
        Double perSecond = TIMES.get(unit);
        if (perSecond != null && !tellsTime(base)) {
            return new PromName(suffixed(base, "seconds", kind), perSecond);
        }
        if (kind == Kind.GAUGE && unit.equals("1")) {
            return new PromName(suffixed(base, "ratio", kind), 1);
        }
        return new PromName(suffixed(base, UNITS.getOrDefault(unit, ""), kind), 1);
    }

    /** What decides on the suffix. */
    enum Kind {
        TOTAL,
        GAUGE,
        HISTOGRAM
    }

    /** Such as {@code x_ms}, which would be wrong in seconds; {@code x_seconds} needs no second suffix. */
    private static boolean tellsTime(String base) {
        String name = base.endsWith("_total") ? base.substring(0, base.length() - 6) : base;
        return name.endsWith("_ms")
                || name.endsWith("_milliseconds")
                || name.endsWith("_us")
                || name.endsWith("_microseconds")
                || name.endsWith("_ns")
                || name.endsWith("_nanoseconds");
    }

    private static String suffixed(String base, String unit, Kind kind) {
        boolean total = base.endsWith("_total");
        String bare = total ? base.substring(0, base.length() - "_total".length()) : base;
        String named = unit.isEmpty() || bare.endsWith("_" + unit) || bare.equals(unit) ? bare : bare + "_" + unit;
        return total || kind == Kind.TOTAL ? named + "_total" : named;
    }

    /** A name of letters, digits, underscores and colons; never empty. */
    static String sanitized(String name) {
        String clean = name.replaceAll("[^a-zA-Z0-9_:]", "_");
        return clean.isEmpty() || Character.isDigit(clean.charAt(0)) ? "_" + clean : clean;
    }

    /** Labels have no colons. */
    static String label(String attribute) {
        return sanitized(attribute).replace(':', '_');
    }
}
