package dev.headroom.collector.gpu;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number with its unit as nvidia-smi writes it: {@code 81920 MiB}, {@code 97 %}, {@code 67.03 W}, {@code [N/A]}. */
final class DeviceNumber {

    private static final Set<String> ABSENT = Set.of(
            "",
            "n/a",
            "not supported",
            "not available",
            "insufficient permissions",
            "function not found",
            "not found",
            "none",
            "requested functionality has been deprecated",
            "deprecated");
    private static final Set<String> FAILED =
            Set.of("unknown error", "err!", "error", "gpu is lost", "gpu requires reset", "unknown");
    private static final Map<String, Double> FACTOR_BY_UNIT = Map.ofEntries(
            Map.entry("", 1.0),
            Map.entry("%", 0.01),
            Map.entry("B", 1.0),
            Map.entry("KiB", 1024.0),
            Map.entry("MiB", 1024.0 * 1024),
            Map.entry("GiB", 1024.0 * 1024 * 1024),
            Map.entry("mW", 0.001),
            Map.entry("W", 1.0),
            Map.entry("C", 1.0),
            Map.entry("MHz", 1.0),
            Map.entry("GHz", 1000.0),
            Map.entry("x", 1.0),
            Map.entry("KB/s", 1e3),
            Map.entry("MB/s", 1e6),
            Map.entry("GB/s", 1e9));
    private static final Pattern NUMBER = Pattern.compile("([0-9]{1,18}(?:\\.[0-9]{0,18})?|\\.[0-9]{1,18})\\s*(\\S*)");

    private DeviceNumber() {}

    /** The device does not have this or does not tell: nothing to worry about. */
    static boolean isAbsent(String text) {
        return ABSENT.contains(bare(text));
    }

    /** The device should tell and cannot. */
    static boolean isFailure(String text) {
        return FAILED.contains(bare(text));
    }

    /** In base units (bytes, ratio, watts, degrees Celsius, megahertz); NaN when there is no such number, of which none is negative. */
    static double parse(String text) {
        Matcher number = NUMBER.matcher(text.strip());
        if (!number.matches()) {
            return Double.NaN;
        }
        Double factor = FACTOR_BY_UNIT.get(number.group(2));
        if (factor == null) {
            return Double.NaN;
        }
        double value = Double.parseDouble(number.group(1));
        return factor == 0.01 ? value / 100 : value * factor;
    }

    /** One for {@code Yes}, zero for {@code No}, else a number. */
    static double flag(String text) {
        return switch (bare(text)) {
            case "yes" -> 1;
            case "no" -> 0;
            default -> parse(text);
        };
    }

    private static String bare(String text) {
        String stripped = text.strip();
        if (stripped.startsWith("[") && stripped.endsWith("]")) {
            stripped = stripped.substring(1, stripped.length() - 1).strip();
        }
        return stripped.toLowerCase(Locale.ROOT);
    }
}
