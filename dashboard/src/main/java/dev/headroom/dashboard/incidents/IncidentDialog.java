package dev.headroom.dashboard.incidents;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import dev.headroom.alerts.DeliveryAttempt;
import dev.headroom.alerts.Incident;
import dev.headroom.dashboard.chart.Tone;
import dev.headroom.dashboard.format.Format;
import dev.headroom.dashboard.widget.Parts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** One incident: its numbers, its labels, and step by step what happened and who was told. */
final class IncidentDialog extends Composite<Dialog> {
    private final Format format;
    private final Instant now;

    private record Step(Instant at, String text, Tone tone) {}

    IncidentDialog(Incident incident, List<DeliveryAttempt> attempts, Format format, Instant now) {
        this.format = format;
        this.now = now;
        IncidentWords words = new IncidentWords(format, now);
        Dialog dialog = getContent();
        dialog.setHeaderTitle(incident.service().value() + " · " + words.title(incident));
        dialog.setWidth("min(640px, 94vw)");
        Div told = new Div(
                Parts.dim(words.summary(incident)),
                labels(incident),
                new H3(getTranslation("incident.timeline")),
                timeline(steps(incident, attempts)));
        told.addClassName("hr-fields");
        dialog.add(told);
        Button close = new Button(getTranslation("dialog.close"), _ -> dialog.close());
        dialog.getFooter().add(close);
    }

    IncidentDialog offering(String words, Runnable action) {
        Dialog dialog = getContent();
        Button button = new Button(words, _ -> {
            dialog.close();
            action.run();
        });
        dialog.getFooter().addComponentAsFirst(button);
        return this;
    }

    void open() {
        getContent().open();
    }

    private static Div labels(Incident incident) {
        Div line = new Div();
        line.addClassName("hr-labels");
        incident.labels().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(label -> line.add(Parts.chip(label.getKey() + "=" + label.getValue(), Tone.GREY)));
        return line;
    }

    private List<Step> steps(Incident incident, List<DeliveryAttempt> attempts) {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(incident.pendingSince(), getTranslation("incident.step.pending"), Tone.GREY));
        incident.firingSince()
                .ifPresent(at ->
                        steps.add(new Step(at, getTranslation("incident.step.firing"), Tone.of(incident.severity()))));
        incident.acknowledgedAt()
                .ifPresent(at -> steps.add(new Step(
                        at,
                        getTranslation(
                                "incidents.acknowledged",
                                incident.acknowledgedBy().orElse("")),
                        Tone.BLUE)));
        attempts.forEach(attempt -> steps.add(new Step(
                attempt.startedAt(),
                attempt.channel() + ": "
                        + getTranslation("outcome." + attempt.outcome().name())
                        + (attempt.detail().isEmpty() ? "" : " (" + attempt.detail() + ")"),
                DeliveryTable.tone(attempt.outcome()))));
        incident.resolvedAt().ifPresent(at -> steps.add(new Step(at, getTranslation("incidents.resolved"), Tone.TEAL)));
        steps.sort(Comparator.comparing(Step::at));
        return steps;
    }

    private OrderedList timeline(List<Step> steps) {
        OrderedList list = new OrderedList();
        list.addClassName("hr-timeline");
        for (Step step : steps) {
            Span time = Parts.small(format.time(step.at(), now));
            time.setTitle(format.exact(step.at()));
            list.add(new ListItem(time, Parts.toned("● ", step.tone()), new Span(step.text())));
        }
        return list;
    }
}
