package dev.headroom.alerts.delivery;

import dev.headroom.alerts.notification.Envelope;
import dev.headroom.alerts.notification.Message;
import dev.headroom.alerts.notification.Notification;
import java.util.List;

/** One group as one channel is to be told of it now. */
public record Notice(Envelope envelope, List<Message> messages) {
    public Notice {
        messages = List.copyOf(messages);
    }

    public String group() {
        return envelope.group();
    }

    Notification notification() {
        return new Notification.Alerts(envelope, messages);
    }

    boolean isOver() {
        return messages.stream().allMatch(message -> message.kind() == Message.Kind.RESOLVED);
    }

    /** Two of one key say the same. */
    public String dedupeKey() {
        return envelope.dedupeKey();
    }
}
