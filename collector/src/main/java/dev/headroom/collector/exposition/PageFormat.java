package dev.headroom.collector.exposition;

import java.util.Locale;
import java.util.Optional;

/** The two text formats a metrics page may have. */
public enum PageFormat {
    /** Prometheus text format 0.0.4. */
    PROMETHEUS_TEXT,
    /** OpenMetrics 1.0: strict, and a page without {@code # EOF} is a cut one. */
    OPENMETRICS;

    /** The format a {@code Content-Type} header names; empty for anything else, such as HTML or protobuf. */
    public static Optional<PageFormat> ofContentType(String contentType) {
        int parameters = contentType.indexOf(';');
        String mediaType = parameters < 0 ? contentType : contentType.substring(0, parameters);
        return switch (mediaType.strip().toLowerCase(Locale.ROOT)) {
            case "text/plain" -> Optional.of(PROMETHEUS_TEXT);
            case "application/openmetrics-text" -> Optional.of(OPENMETRICS);
            default -> Optional.empty();
        };
    }
}
