package dev.headroom.alerts.email;

import dev.headroom.alerts.notification.Envelope;
import dev.headroom.alerts.notification.Message;
import dev.headroom.alerts.notification.Notification;
import java.util.Comparator;

/**
 * Where a mail stands in the thread of its group. A Message-ID depends on nothing but what the mail says, so a repeated
 * mail has the same one.
 *
 * @param messageId empty for a mail that belongs to no group
 * @param firstMessageId of the thread; the same when this mail is the first
 */
record MailThread(String messageId, String firstMessageId) {

    static MailThread of(Notification notification, String from) {
        if (!(notification instanceof Notification.Alerts(Envelope envelope, var messages))) {
            return new MailThread("", "");
        }
        long since = messages.stream()
                .map(Message::since)
                .min(Comparator.naturalOrder())
                .orElseThrow()
                .getEpochSecond();
        String content = envelope.dedupeKey().substring(envelope.group().length() + 1);
        String id = "<headroom." + envelope.groupHash() + "." + since + "." + content + "@" + domain(from) + ">";
        return new MailThread(id, envelope.reference().isEmpty() ? id : envelope.reference());
    }

    boolean isAnswer() {
        return !messageId.equals(firstMessageId);
    }

    private static String domain(String from) {
        String domain = from.substring(from.lastIndexOf('@') + 1).replaceAll("[^A-Za-z0-9.-]", "");
        return domain.isEmpty() ? "headroom" : domain;
    }
}
