package dev.headroom.alerts.notification;

import java.util.Optional;

/** Draws what a message is about. A message never waits for its picture for long, nor fails with it. */
public interface Illustrator {

    Illustrator NONE = (_, _) -> Optional.empty();

    /** A PNG; empty when there is nothing to draw or it cannot be drawn here. */
    Optional<byte[]> draw(Message message, Phrases phrases);

    /** Of the first incident of a group that still fires. */
    default Optional<byte[]> draw(Notification notification, Phrases phrases) {
        return notification instanceof Notification.Alerts(var _, var messages)
                        && messages.getFirst().kind() != Message.Kind.RESOLVED
                ? draw(messages.getFirst(), phrases)
                : Optional.empty();
    }
}
