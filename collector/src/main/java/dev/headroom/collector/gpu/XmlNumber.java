package dev.headroom.collector.gpu;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A number with its unit as nvidia-smi writes it: {@code 81920 MiB}, {@code 97 %}, {@code 67.03 W}, {@code [N/A]}. */
final class XmlNumber {

    private static final Set<String> ABSENT =
            Set.of("", "n/a", "not supported", "not available", "insufficient permissions", "function not found");
    private static final Set<String> FAILED =
            Set.of("unknown error", "err!", "gpu is lost", "gpu requires reset", "unknown");
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
            Map.entry("MHz", 1.0));

    private XmlNumber() {}

    /** The device does not have this or does not tell: nothing to worry about. */
    static boolean isAbsent(String text) {
        return ABSENT.contains(bare(text));
    }

    /** The device should tell and cannot. */
    static boolean isFailure(String text) {
        return FAILED.contains(bare(text));
    }

    /** In base units (bytes, ratio, watts, degrees Celsius, megahertz); NaN when there is no such number. */
    static double parse(String text) {
        int blank = text.indexOf(' ');
        String number = blank < 0 ? text : text.substring(0, blank);
        Double factor =
                FACTOR_BY_UNIT.get(blank < 0 ? "" : text.substring(blank + 1).strip());
        if (factor == null || !looksDecimal(number)) {
            return Double.NaN;
        }
        return factor == 0.01 ? Double.parseDouble(number) / 100 : Double.parseDouble(number) * factor;
    }

    /** {@code Double.parseDouble} also takes hexadecimal, {@code NaN} and suffixes, which nvidia-smi never means. */
    private static boolean looksDecimal(String number) {
        return !number.isEmpty()
                && number.length() <= 20
                && number.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == '-')
                && number.indexOf('.') == number.lastIndexOf('.')
                && number.lastIndexOf('-') <= 0
                && number.chars().anyMatch(c -> c >= '0' && c <= '9');
    }

    private static String bare(String text) {
        String stripped = text.strip();
        if (stripped.startsWith("[") && stripped.endsWith("]")) {
            stripped = stripped.substring(1, stripped.length() - 1).strip();
        }
        return stripped.toLowerCase(Locale.ROOT);
    }
}
