package dev.headroom.dashboard.events;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.dashboard.configuration.unit.Span;
import dev.headroom.dashboard.page.Panel;
import dev.headroom.forecasting.calendar.CalendarEvent;
import dev.headroom.forecasting.calendar.recurrence.RecurrenceText;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** Writes down one event. What it would do is told beside the fields before it is kept. One thread: the UI's. */
final class EventForm extends Dialog {
    private static final int LONGEST_NAME = 120;

    private final EventDesk desk;
    private final ServiceName looking;
    private final Panel.Shown shown;
    private final long id;
    private final TextField name = new TextField();
    private final TextField occurs = new TextField();
    private final TextField zone = new TextField();
    private final TextField length = new TextField();
    private final NumberField multiplier = new NumberField();
    private final TextField prewarm = new TextField();
    private final Select<String> service = new Select<>();
    private final Paragraph preview = new Paragraph();

    /** Of an event that is there already, or of a new one with number 0. */
    EventForm(EventDesk desk, ServiceName looking, CalendarEvent event, Panel.Shown shown) {
        this.desk = desk;
        this.looking = looking;
        this.shown = shown;
        this.id = event.id();
        setHeaderTitle(getTranslation(id == 0 ? "events.add" : "events.edit"));
        setWidth("min(560px, 94vw)");
        fill(event);
        FormLayout fields = new FormLayout(name, service, occurs, zone, length, multiplier, prewarm);
        fields.setColspan(occurs, 2);
        add(fields, preview);
    }

    /** Tells when to keep it. */
    EventForm onKeep(Consumer<CalendarEvent> keep) {
        Button save = new Button(getTranslation("events.keep"), _ -> {
            Optional<CalendarEvent> event = told();
            event.ifPresent(keep);
            if (event.isPresent()) {
                close();
            }
        });
        save.addClassNames("hr-tool", "hr-primary");
        Button cancel = new Button(getTranslation("events.cancel"), _ -> close());
        cancel.addClassName("hr-tool");
        getFooter().add(cancel, save);
        return this;
    }

    private void fill(CalendarEvent event) {
        String all = getTranslation("events.all-services");
        List<String> services = new ArrayList<>(List.of(all));
        desk.services().forEach(one -> services.add(one.value()));
        event.service()
                .map(ServiceName::value)
                .filter(one -> !services.contains(one))
                .ifPresent(services::add);
        service.setLabel(getTranslation("events.service"));
        service.setItems(services);
        service.setValue(event.service().map(ServiceName::value).orElse(all));
        named(name, "events.name", event.name()).setMaxLength(LONGEST_NAME);
        named(occurs, "events.occurs", event.occurs().toString()).setHelperText(getTranslation("events.occurs.help"));
        named(zone, "events.zone", event.zone().getId());
        named(length, "events.length", SpanText.of(event.length()));
        named(prewarm, "events.prewarm", SpanText.of(event.prewarm()));
        multiplier.setLabel(getTranslation("events.multiplier"));
        multiplier.setHelperText(getTranslation("events.multiplier.help"));
        event.multiplier().ifPresent(multiplier::setValue);
        List.of(name, occurs, zone, length, prewarm).forEach(field -> field.addValueChangeListener(_ -> told()));
        multiplier.addValueChangeListener(_ -> told());
    }

    private TextField named(TextField field, String key, String value) {
        field.setLabel(getTranslation(key));
        field.setValue(value);
        return field;
    }

    /** The event as the fields say, its effect told beside them; empty, with the reason told, while they make none. */
    private Optional<CalendarEvent> told() {
        try {
            CalendarEvent event = event();
            preview.setText(new EventWords(shown).preview(desk.preview(event, looking)));
            return Optional.of(event);
        } catch (IllegalArgumentException | DateTimeException refused) {
            preview.setText(getTranslation("events.refused", String.valueOf(refused.getMessage())));
            return Optional.empty();
        }
    }

    private CalendarEvent event() {
        boolean all = service.getValue().equals(getTranslation("events.all-services"));
        Double factor = multiplier.getValue();
        return new CalendarEvent(
                id,
                name.getValue().strip(),
                all ? Optional.empty() : Optional.of(new ServiceName(service.getValue())),
                RecurrenceText.parse(occurs.getValue()),
                ZoneId.of(zone.getValue().strip()),
                duration(length),
                factor == null ? OptionalDouble.empty() : OptionalDouble.of(factor),
                duration(prewarm),
                CalendarEvent.Origin.USER);
    }

    private static Duration duration(TextField field) {
        return Span.parse(field.getValue());
    }
}
