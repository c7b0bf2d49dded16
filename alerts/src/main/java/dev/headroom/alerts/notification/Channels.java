package dev.headroom.alerts.notification;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The configured channels and their test button. Thread-safe. */
public final class Channels {

    private final List<Notifier> notifiers;
    private final InstantSource clock;

    public Channels(List<Notifier> notifiers, InstantSource clock) {
        this.notifiers = List.copyOf(notifiers);
        this.clock = clock;
    }

    public List<Notifier> all() {
        return notifiers;
    }

    public List<String> names() {
        return notifiers.stream().map(Notifier::channel).toList();
    }

    /** Sends a test message once and says how that went; blocks up to the channel's deadline. Empty for an unknown name. */
    public Optional<Handover> test(String channel) {
        return notifiers.stream()
                .filter(notifier -> notifier.channel().equals(channel))
                .findFirst()
                .map(notifier -> notifier.handOver(new Notification.Test(clock.instant())));
    }
}
