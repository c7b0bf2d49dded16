package dev.headroom.dashboard.incidents;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import dev.headroom.alerts.DeliveryAttempt;
import dev.headroom.dashboard.chart.Tone;
import dev.headroom.dashboard.page.Panel;
import dev.headroom.dashboard.widget.Parts;
import dev.headroom.dashboard.widget.Table;
import java.util.List;

/** Every attempt to tell a channel, and what it answered. */
final class DeliveryTable extends Composite<Table<DeliveryAttempt>> {

    @Override
    protected Table<DeliveryAttempt> initContent() {
        return new Table<DeliveryAttempt>(DeliveryAttempt::id)
                .column(
                        getTranslation("deliveries.at"),
                        (attempt, shown) -> Parts.dim(shown.format().time(attempt.startedAt(), shown.now())))
                .column(getTranslation("settings.channel"), (attempt, _) -> Parts.strong(attempt.channel()))
                .column(getTranslation("deliveries.group"), this::group)
                .column(getTranslation("deliveries.outcome"), this::outcome);
    }

    void show(List<DeliveryAttempt> attempts, Panel.Shown shown) {
        getContent().show(attempts, shown);
    }

    private Component group(DeliveryAttempt attempt, Panel.Shown shown) {
        return Parts.stack(
                Parts.dim(attempt.group()),
                Parts.small(getTranslation("deliveries.content", attempt.firing(), attempt.resolved())));
    }

    private Component outcome(DeliveryAttempt attempt, Panel.Shown shown) {
        Component chip =
                Parts.chip(getTranslation("outcome." + attempt.outcome().name()), tone(attempt.outcome()));
        return attempt.detail().isEmpty() ? Parts.stack(chip) : Parts.stack(chip, Parts.small(attempt.detail()));
    }

    static Tone tone(DeliveryAttempt.Outcome outcome) {
        return switch (outcome) {
            case DELIVERED -> Tone.TEAL;
            case REFUSED -> Tone.RED;
            case RETRIED, INTERRUPTED -> Tone.AMBER;
            case STARTED -> Tone.GREY;
        };
    }
}
