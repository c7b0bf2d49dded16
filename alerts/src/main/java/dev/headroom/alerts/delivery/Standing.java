package dev.headroom.alerts.delivery;

import dev.headroom.alerts.Incident;
import dev.headroom.alerts.notification.Message;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An incident, and what one channel knows of it.
 *
 * @param told empty when the channel took nothing yet
 * @param tried whether an attempt was made that the receiver may have taken, or may take when it is repeated
 */
public record Standing(Incident incident, Optional<Told> told, boolean tried) {

    public Map<String, String> labels() {
        return incident.labels();
    }

    boolean isFiring() {
        return incident.state() == Incident.State.FIRING;
    }

    Instant since() {
        return incident.firingSince().orElse(incident.pendingSince());
    }

    /**
     * What the channel does not know yet. The end is news only to whom the beginning was told; where the beginning may
     * have been taken without our knowing, it is told first.
     */
    Optional<Message.Kind> news(boolean followsAcknowledgement) {
        if (told.isEmpty()) {
            return isFiring() || tried ? Optional.of(Message.Kind.FIRING) : Optional.empty();
        }
        Told last = told.get();
        if (!isFiring()) {
            return last.kind() == Message.Kind.RESOLVED ? Optional.empty() : Optional.of(Message.Kind.RESOLVED);
        }
        if (incident.severity().compareTo(last.severity()) < 0) {
            return Optional.of(Message.Kind.ESCALATED);
        }
        return followsAcknowledgement && incident.acknowledgedBy().isPresent() && !last.acknowledged()
                ? Optional.of(Message.Kind.FIRING)
                : Optional.empty();
    }

    Message message(Message.Kind kind) {
        boolean over = kind == Message.Kind.RESOLVED;
        Instant happened = over ? incident.resolvedAt().orElse(since()) : since();
        return new Message(
                incident.id(),
                kind,
                incident.severity(),
                incident.rule(),
                incident.service(),
                incident.subject(),
                incident.title(),
                over && !incident.closing().isEmpty() ? incident.closing() : incident.summary(),
                incident.facts(),
                incident.labels(),
                since(),
                happened,
                incident.acknowledgedBy());
    }
}
