package dev.headroom.alerts.delivery;

import dev.headroom.alerts.notification.Handover;
import dev.headroom.alerts.notification.Message;
import dev.headroom.alerts.notification.Notification;
import dev.headroom.alerts.notification.Notifier;
import dev.headroom.alerts.notification.Pace;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A channel that does what a test says and remembers what it was handed. */
final class ScriptedNotifier implements Notifier {

    static final Handover TAKEN = new Handover.Delivered("taken");
    static final Handover LATER = new Handover.TryAgain("answered 500", Optional.empty());
    static final Handover NEVER = new Handover.Refused("answered 404");

    private final List<Notification> handed = new CopyOnWriteArrayList<>();
    private final String channel;
    private Pace pace = Pace.of();
    private Function<Notification, Handover> script = _ -> TAKEN;

    ScriptedNotifier(String channel) {
        this.channel = channel;
    }

    ScriptedNotifier paced(Pace bears) {
        pace = bears;
        return this;
    }

    @Override
    public String channel() {
        return channel;
    }

    @Override
    public Pace pace() {
        return pace;
    }

    @Override
    public Handover handOver(Notification notification) {
        handed.add(notification);
        return script.apply(notification);
    }

    void answers(Handover handover) {
        script = _ -> handover;
    }

    void does(Function<Notification, Handover> next) {
        script = next;
    }

    /** Of the first message of each group that was told by itself. */
    List<Message.Kind> kinds() {
        return groups().stream()
                .map(group -> group.messages().getFirst().kind())
                .toList();
    }

    List<Notification.Alerts> groups() {
        return handed.stream()
                .filter(Notification.Alerts.class::isInstance)
                .map(Notification.Alerts.class::cast)
                .toList();
    }

    List<Notification> handed() {
        return handed;
    }
}
