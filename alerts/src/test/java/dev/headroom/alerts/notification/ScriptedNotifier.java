package dev.headroom.alerts.notification;

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
    private Function<Notification, Handover> script = _ -> TAKEN;

    @Override
    public String channel() {
        return "ops";
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

    List<Message.Kind> kinds() {
        return handed.stream()
                .filter(Notification.Single.class::isInstance)
                .map(Notification.Single.class::cast)
                .map(single -> single.message().kind())
                .toList();
    }

    List<Notification> handed() {
        return handed;
    }
}
