package dev.headroom.dashboard.events;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.dashboard.chart.Tone;
import dev.headroom.dashboard.page.Panel;
import dev.headroom.dashboard.widget.Parts;
import dev.headroom.dashboard.widget.Table;
import dev.headroom.forecasting.calendar.CalendarEvent;
import dev.headroom.forecasting.calendar.ical.ICalendarFile;
import dev.headroom.forecasting.calendar.recurrence.RecurrenceText;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** The events of a service, the next one first, and the tools to change them. One thread: the UI's. */
public final class EventTable extends Div {
    private static final int NOTE_MILLISECONDS = 6000;
    private static final int LARGEST_BYTES = 1 << 20;

    private final EventDesk desk;
    private final Supplier<ServiceName> service;
    private final Runnable changed;
    private final Table<EventDesk.Row> table =
            new Table<EventDesk.Row>(row -> row.event().id());
    private final Paragraph empty = new Paragraph(getTranslation("events.none"));
    private Optional<Panel.Shown> shown = Optional.empty();

    /** @param changed called after an event was kept or removed */
    public EventTable(EventDesk desk, Supplier<ServiceName> service, Runnable changed) {
        this.desk = desk;
        this.service = service;
        this.changed = changed;
        table.column(getTranslation("events.name"), this::name)
                .column(getTranslation("events.next"), this::next)
                .column(getTranslation("events.effect"), this::effect)
                .action(this::tools);
        add(toolbar(), empty, table);
    }

    public void show(List<EventDesk.Row> rows, Panel.Shown at) {
        shown = Optional.of(at);
        empty.setVisible(rows.isEmpty());
        table.setVisible(!rows.isEmpty());
        table.show(rows, at);
    }

    /** A new event, and a file of many. */
    private Component toolbar() {
        Button add = tool("events.add", () -> shown.ifPresent(at -> open(blank(at), at)));
        add.addClassName("hr-primary");
        Upload upload = new Upload(UploadHandler.inMemory((_, bytes) -> takeOver(bytes)));
        upload.setAcceptedFileExtensions(".ics");
        upload.setMaxFileSize(LARGEST_BYTES);
        upload.setUploadButton(tool("events.import", () -> {}));
        upload.setDropAllowed(false);
        Div tools = new Div(add, upload);
        tools.addClassName("hr-tools");
        return tools;
    }

    private void takeOver(byte[] bytes) {
        try {
            ICalendarFile.Contents contents = desk.takeOver(new String(bytes, StandardCharsets.UTF_8));
            tell(getTranslation(
                    "events.imported",
                    contents.events().size(),
                    contents.leftOut().size()));
            changed.run();
        } catch (IllegalArgumentException refused) {
            tell(getTranslation("events.refused", String.valueOf(refused.getMessage())));
        }
    }

    private Component name(EventDesk.Row row, Panel.Shown at) {
        CalendarEvent event = row.event();
        String touched = event.service().map(ServiceName::value).orElseGet(() -> getTranslation("events.all-services"));
        return Parts.stack(Parts.strong(event.name()), Parts.small(event.occurs() + " · " + touched));
    }

    private Component next(EventDesk.Row row, Panel.Shown at) {
        String length = at.format().span(row.event().length());
        return Parts.stack(Parts.nowrap(new EventWords(at).next(row.preview())), Parts.small(length));
    }

    private Component effect(EventDesk.Row row, Panel.Shown at) {
        EventWords words = new EventWords(at);
        return Parts.stack(
                Parts.toned(words.multiplier(row.preview().multiplier()), Tone.AMBER),
                Parts.small(words.evidence(row.preview().multiplier())));
    }

    private Component tools(EventDesk.Row row, Panel.Shown at) {
        if (row.event().origin() != CalendarEvent.Origin.USER) {
            return Parts.small(
                    getTranslation("events.origin." + row.event().origin().name()));
        }
        Div tools = new Div(tool("events.edit", () -> open(row.event(), at)), tool("events.remove", () -> {
            desk.remove(row.event());
            changed.run();
        }));
        tools.addClassName("hr-tools");
        return tools;
    }

    private void open(CalendarEvent event, Panel.Shown at) {
        new EventForm(desk, service.get(), event, at)
                .onKeep(kept -> {
                    desk.keep(kept);
                    changed.run();
                })
                .open();
    }

    private CalendarEvent blank(Panel.Shown at) {
        LocalDate tomorrow = LocalDate.ofInstant(at.now(), desk.zone()).plusDays(1);
        return new CalendarEvent(
                0,
                getTranslation("events.new"),
                Optional.of(service.get()),
                RecurrenceText.parse(tomorrow.toString()),
                desk.zone(),
                CalendarEvent.USUAL_LENGTH,
                OptionalDouble.empty(),
                CalendarEvent.USUAL_PREWARM,
                CalendarEvent.Origin.USER);
    }

    private Button tool(String key, Runnable action) {
        Button button = new Button(getTranslation(key), _ -> action.run());
        button.addClassName("hr-tool");
        return button;
    }

    private static void tell(String sentence) {
        Notification.show(sentence, NOTE_MILLISECONDS, Notification.Position.BOTTOM_CENTER);
    }
}
