package dev.headroom.alerts.notification;

import java.time.Duration;
import java.util.Optional;

/** How an attempt to hand a notification over ended. Details are one sentence without secrets. */
public sealed interface Handover {

    String detail();

    /** The same outcome in other words. */
    default Handover saying(String words) {
        return switch (this) {
            case Delivered(var _, String reference) -> new Delivered(words, reference);
            case TryAgain(var _, Optional<Duration> after) -> new TryAgain(words, after);
            case Refused _ -> new Refused(words);
        };
    }

    /**
     * The receiver took it.
     *
     * @param reference what it calls the message, so that it can be edited and answered; empty when it cannot
     */
    record Delivered(String detail, String reference) implements Handover {
        public Delivered(String detail) {
            this(detail, "");
        }
    }

    /**
     * It may work later.
     *
     * @param after how long the receiver asked to wait; empty when it did not say
     */
    record TryAgain(String detail, Optional<Duration> after) implements Handover {}

    /** The receiver will never take it as it is. */
    record Refused(String detail) implements Handover {}
}
