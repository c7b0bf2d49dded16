package dev.headroom.dashboard.incidents;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import dev.headroom.alerts.Delivery;
import dev.headroom.alerts.Incident;
import dev.headroom.dashboard.chart.Tone;
import dev.headroom.dashboard.format.Format;
import dev.headroom.dashboard.page.Panel;
import dev.headroom.dashboard.widget.Parts;
import dev.headroom.dashboard.widget.Table;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Incidents with their numbers, who was told, and a button for whoever takes care. */
public final class IncidentTable extends Composite<Table<Incident>> {
    private final Consumer<Incident> acknowledge;
    private Optional<Panel.Shown> last = Optional.empty();

    /** A table that calls {@code acknowledge} when its button is pressed. */
    public IncidentTable(Consumer<Incident> acknowledge) {
        this.acknowledge = acknowledge;
    }

    @Override
    protected Table<Incident> initContent() {
        return new Table<Incident>(Incident::id)
                .column(getTranslation("incidents.severity"), (incident, _) -> severity(incident))
                .column(getTranslation("incidents.what"), IncidentTable::what)
                .column(getTranslation("incidents.since"), this::since)
                .column(getTranslation("incidents.told"), this::deliveries)
                .action((incident, _) -> acknowledgement(incident));
    }

    /** Rows lead to what {@code open} shows. */
    IncidentTable opening(BiConsumer<Incident, Panel.Shown> open) {
        getContent().opening(incident -> last.ifPresent(shown -> open.accept(incident, shown)));
        return this;
    }

    public void show(List<Incident> incidents, Panel.Shown shown) {
        last = Optional.of(shown);
        getContent().show(incidents, shown);
    }

    private Component severity(Incident incident) {
        return Parts.chip(getTranslation("severity." + incident.severity().name()), Tone.of(incident.severity()));
    }

    private static Component what(Incident incident, Panel.Shown shown) {
        IncidentWords words = new IncidentWords(shown.format(), shown.now());
        String subject = incident.subject().isEmpty() ? "" : " · " + incident.subject();
        Div line = new Div(Parts.strong(incident.service().value() + subject + " "), Parts.dim(words.title(incident)));
        return Parts.stack(line, Parts.small(words.summary(incident)));
    }

    private Component since(Incident incident, Panel.Shown shown) {
        Format format = shown.format();
        var begun = incident.firingSince().orElse(incident.pendingSince());
        Optional<String> lasted = incident.resolvedAt().map(end -> format.span(Duration.between(begun, end)));
        return Parts.stack(
                Parts.dim(getTranslation("incidents.since.at", format.time(begun, shown.now()))),
                Parts.small(lasted.map(span -> getTranslation("incidents.lasted", span))
                        .orElse("")));
    }

    private Component deliveries(Incident incident, Panel.Shown shown) {
        if (incident.deliveries().isEmpty()) {
            return Parts.small(getTranslation("incidents.told.nobody"));
        }
        Div all = Parts.stack();
        incident.deliveries().forEach(delivery -> all.add(delivery(delivery, shown)));
        return all;
    }

    private Component delivery(Delivery delivery, Panel.Shown shown) {
        String key = "delivery." + delivery.state().name();
        Div line = new Div(
                Parts.dim(delivery.channel() + " "),
                switch (delivery.state()) {
                    case DELIVERED -> Parts.toned("✓", Tone.TEAL);
                    case WAITING -> Parts.toned("…", Tone.AMBER);
                    case FAILED -> Parts.toned("✗", Tone.RED);
                });
        line.addClassName("hr-delivery");
        line.setTitle(getTranslation(key, delivery.attempts()) + ", "
                + shown.format().exact(delivery.changedAt())
                + (delivery.detail().isEmpty() ? "" : ": " + delivery.detail()));
        return line;
    }

    private Component acknowledgement(Incident incident) {
        if (incident.acknowledgedBy().isPresent()) {
            return Parts.small(getTranslation(
                    "incidents.acknowledged", incident.acknowledgedBy().get()));
        }
        if (incident.state() == Incident.State.RESOLVED) {
            return Parts.small(getTranslation("incidents.resolved"));
        }
        Button button = new Button(getTranslation("incidents.acknowledge"), _ -> acknowledge.accept(incident));
        button.addClassName("hr-tool");
        return button;
    }
}
