package dev.headroom.dashboard.targets;

import java.util.Locale;

/** What to look at when a target is down: a handful of places for all the ways in which a scrape can fail. */
enum Remedy {
    NOT_RUNNING,
    NAME,
    TLS,
    SLOW,
    CROWDED,
    TOO_MUCH,
    NOT_METRICS,
    STATUS,
    ADDRESS,
    ACCESS,
    FORMAT,
    GPU,
    OURS;

    static Remedy of(String error) {
        return switch (error) {
            case "connection_refused", "connection_lost" -> NOT_RUNNING;
            case "unknown_host" -> NAME;
            case "tls_failed" -> TLS;
            case "timed_out", "no_answer" -> SLOW;
            case "no_slot" -> CROWDED;
            case "body_too_large", "inflated_too_large", "limit_exceeded" -> TOO_MUCH;
            case "content_type_missing", "content_type_unsupported", "not_http", "unknown_encoding" -> NOT_METRICS;
            case "bad_status" -> STATUS;
            case "address_refused" -> ADDRESS;
            case "access_unavailable" -> ACCESS;
            case "malformed", "corrupt_body" -> FORMAT;
            default -> error.startsWith("gpu_") ? GPU : OURS;
        };
    }

    /** The end of its translation's key. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
