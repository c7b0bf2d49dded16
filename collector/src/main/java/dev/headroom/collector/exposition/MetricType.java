package dev.headroom.collector.exposition;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a {@code # TYPE} line may say. The text format's {@code untyped} is {@link #UNKNOWN}. */
public enum MetricType {
    COUNTER("_total", "_created"),
    GAUGE(""),
    HISTOGRAM("_bucket", "_count", "_sum", "_created"),
    GAUGEHISTOGRAM("_bucket", "_gcount", "_gsum"),
    SUMMARY("", "_count", "_sum", "_created"),
    INFO("_info"),
    STATESET(""),
    UNKNOWN("");

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<String> suffixes;

    MetricType(String... suffixes) {
        this.suffixes = List.of(suffixes);
    }

    /** What OpenMetrics allows behind the family's name in a sample of this type. */
    List<String> suffixes() {
        return suffixes;
    }

    /** True for both types that consist of buckets. */
    boolean hasBuckets() {
        return this == HISTOGRAM || this == GAUGEHISTOGRAM;
    }

    static Optional<MetricType> ofOpenMetrics(String word) {
        for (MetricType type : values()) {
            if (type.name().toLowerCase(Locale.ROOT).equals(word)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** The five words of the text format, and OpenMetrics' {@code unknown}, which some clients write there. */
    static Optional<MetricType> ofText(String word) {
        return switch (word) {
            case "counter" -> Optional.of(COUNTER);
            case "gauge" -> Optional.of(GAUGE);
            case "histogram" -> Optional.of(HISTOGRAM);
            case "summary" -> Optional.of(SUMMARY);
            case "untyped", "unknown" -> Optional.of(UNKNOWN);
            default -> Optional.empty();
        };
    }
}
