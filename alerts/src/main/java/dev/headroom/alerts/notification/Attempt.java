package dev.headroom.alerts.notification;

import java.time.Instant;
import java.util.Locale;

/**
 * An attempt that has ended.
 *
 * @param outboxId the message it was made for
 * @param nextAttempt when to try again; read only for {@link Outcome#RETRIED}
 */
public record Attempt(long outboxId, Outcome outcome, Instant endedAt, Instant nextAttempt, String detail) {

    public enum Outcome {
        DELIVERED,
        RETRIED,
        REFUSED,
        /** It would have been retried, but its time is over. */
        EXPIRED;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
