package dev.headroom.alerts.email;

import dev.headroom.alerts.notification.Message;
import java.util.Locale;

/** Message-IDs of one incident. They depend on nothing but the incident, so a repeated mail has the same one. */
record MailThread(Message message, String from) {

    String messageId() {
        return id(message.kind());
    }

    String firstMessageId() {
        return id(Message.Kind.FIRING);
    }

    boolean isAnswer() {
        return message.kind() != Message.Kind.FIRING;
    }

    /** The time tells incidents of two databases apart that have the same number. */
    private String id(Message.Kind kind) {
        return "<incident-" + message.incident() + "." + message.since().getEpochSecond() + "."
                + kind.name().toLowerCase(Locale.ROOT) + "@" + domain() + ">";
    }

    private String domain() {
        String domain = from.substring(from.lastIndexOf('@') + 1).replaceAll("[^A-Za-z0-9.-]", "");
        return domain.isEmpty() ? "headroom" : domain;
    }
}
