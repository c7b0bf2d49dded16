package dev.headroom.alerts.notification;

import java.time.Instant;
import java.util.List;

/** What a channel is asked to hand over. */
public sealed interface Notification {

    record Single(Message message) implements Notification {}

    /** Too many at once to be read one by one; never empty. */
    record Summary(List<Message> messages) implements Notification {
        public Summary {
            messages = List.copyOf(messages);
            if (messages.isEmpty()) {
                throw new IllegalArgumentException("messages must not be empty");
            }
        }
    }

    /** Somebody pressed the test button. */
    record Test(Instant at) implements Notification {}
}
