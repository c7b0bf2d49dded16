package dev.headroom.forecasting.annotation;

import dev.headroom.collector.fleet.ServiceName;
import java.time.Instant;
import java.util.Optional;

/**
 * A dated remark.
 *
 * @param id 0 before it is kept
 * @param service empty when it concerns all
 * @param kind such as {@code deploy} or {@code scale}: lower-case letters, digits and dashes
 * @param who told it
 */
public record Annotation(long id, Instant time, Optional<ServiceName> service, String kind, String text, String who) {

    /** Replicas came or went. */
    public static final String SCALE = "scale";

    private static final int LONGEST_KIND = 40;
    private static final int LONGEST_TEXT = 500;

    public Annotation {
        if (kind.length() > LONGEST_KIND || !kind.matches("[a-z0-9][a-z0-9-]*")) {
            throw new IllegalArgumentException(
                    "kind must be 1 to " + LONGEST_KIND + " lower-case letters, digits and dashes");
        }
        if (text.isBlank() || text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("text must have 1 to " + LONGEST_TEXT + " characters");
        }
    }
}
