package dev.headroom.alerts.notification;

import java.time.Instant;
import java.util.List;

/** What a channel is asked to hand over. */
public sealed interface Notification {

    /** One group; never empty. What fires stands before what is over. */
    record Alerts(Envelope envelope, List<Message> messages) implements Notification {
        public Alerts {
            messages = List.copyOf(messages);
            requireSome(messages);
        }

        public boolean isOver() {
            return messages.stream().allMatch(message -> message.kind() == Message.Kind.RESOLVED);
        }
    }

    /** More groups at once than can be read one by one; never empty. */
    record Summary(List<Message> messages) implements Notification {
        public Summary {
            messages = List.copyOf(messages);
            requireSome(messages);
        }
    }

    /** Somebody pressed the test button. */
    record Test(Instant at) implements Notification {}

    /** One message that is a group by itself. */
    static Notification of(Message message) {
        List<Message> one = List.of(message);
        return new Alerts(Envelope.of("{service=\"" + message.service() + "\"}", one, false, ""), one);
    }

    private static void requireSome(List<Message> messages) {
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("messages must not be empty");
        }
    }
}
