package dev.headroom.alerts.http;

import dev.headroom.alerts.notification.Handover;
import java.time.Duration;
import java.util.Optional;

/** What came of a post. */
public sealed interface PostOutcome {

    /**
     * The receiver answered.
     *
     * @param retryAfter what it asked for; empty when it did not
     */
    record Answered(int status, String body, Optional<Duration> retryAfter) implements PostOutcome {

        /** What any HTTP receiver means by a status that is not 2xx. */
        public Handover failure(String detail) {
            boolean mayWorkLater = status == 429 || status == 408 || status >= 500;
            return mayWorkLater ? new Handover.TryAgain(detail, retryAfter) : new Handover.Refused(detail);
        }

        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }
    }

    /** No answer; the reason names no address. */
    record NotAnswered(String reason) implements PostOutcome {}
}
