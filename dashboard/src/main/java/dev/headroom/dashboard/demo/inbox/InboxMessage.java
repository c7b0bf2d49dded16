package dev.headroom.dashboard.demo.inbox;

import java.time.Instant;
import java.util.List;

/** A message that the demo's own receivers got. */
sealed interface InboxMessage {

    long id();

    Instant receivedAt();

    /** A mail as it came over SMTP. */
    record Mail(long id, Instant receivedAt, String from, List<String> to, String subject, String html, String text)
            implements InboxMessage {
        public Mail {
            to = List.copyOf(to);
        }
    }

    /** What was posted to the webhook, JSON. */
    record Slack(long id, Instant receivedAt, String payload) implements InboxMessage {}
}
