package dev.headroom.dashboard.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.popover.Popover;
import dev.headroom.dashboard.format.Format;
import dev.headroom.dashboard.page.Page;
import dev.headroom.dashboard.page.PageState;
import dev.headroom.dashboard.page.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The tools that change the range: picker, a step back and forward, zoom-out and the live switch. */
final class RangeTools extends Div {
    private final InstantSource clock;
    private final Button picker = new Button();
    private final Button live = new Button();
    private final Span dot = new Span();
    private final Span liveWord = new Span();
    private final Button zone = new Button();
    private final DateTimePicker from = new DateTimePicker();
    private final DateTimePicker to = new DateTimePicker();
    private final Popover popover = new Popover();
    private PageState state = PageState.DEFAULT;
    private String path = "";

    RangeTools(InstantSource clock) {
        this.clock = clock;
        addClassName("hr-tools");
        picker.addClassName("hr-tool");
        picker.setId("range-picker");
        popover.setTarget(picker);
        popover.add(createPopover());
        add(picker, createSteps(), createLive(), popover);
    }

    void show(PageState newState, String newPath) {
        state = newState;
        path = newPath;
        Instant now = clock.instant();
        Format format = new Format(getLocale(), zoneId(), this::getTranslation);
        picker.setText(label(format, now) + " ▾");
        picker.setTooltipText(format.exact(state.range().from(now)) + " – "
                + format.exact(state.range().to(now)));
        dot.getElement().setAttribute("data-off", !state.follows());
        liveWord.setText(getTranslation(state.follows() ? "tools.live" : "tools.paused"));
        live.setEnabled(state.range() instanceof TimeRange.Last);
        live.getElement().setAttribute("aria-pressed", String.valueOf(state.follows()));
        zone.setText(getTranslation("tools.zone", zoneId().getId()));
        from.setValue(local(state.range().from(now)));
        to.setValue(local(state.range().to(now)));
    }

    private String label(Format format, Instant now) {
        return switch (state.range()) {
            case TimeRange.Last(Duration length) -> getTranslation("tools.last", format.span(length));
            case TimeRange.Between(Instant start, Instant end) ->
                format.time(start, now) + " – " + format.time(end, now);
        };
    }

    private Div createSteps() {
        Div steps = new Div(
                tool("◀", "tools.back", () -> state.range().shifted(-1, clock.instant())),
                tool("▶", "tools.forward", () -> state.range().shifted(1, clock.instant())),
                tool("–", "tools.wider", () -> state.range().wider(clock.instant())));
        steps.addClassName("hr-joined");
        return steps;
    }

    private Button createLive() {
        dot.addClassName("hr-dot");
        Div content = new Div(dot, liveWord);
        content.addClassName("hr-live");
        live.getElement().appendChild(content.getElement());
        live.addClassName("hr-tool");
        live.setTooltipText(getTranslation("tools.live.hint"));
        live.addClickListener(_ -> go(state.withLive(!state.live())));
        return live;
    }

    private Div createPopover() {
        Div quick = new Div();
        quick.addClassName("hr-quick");
        Format format = new Format(getLocale(), ZoneOffset.UTC, this::getTranslation);
        TimeRange.QUICK.forEach(length -> {
            Button button = new Button(format.span(length), _ -> pick(new TimeRange.Last(length)));
            button.addClassName("hr-tool");
            quick.add(button);
        });
        List.of(from, to).forEach(new DateWords(getLocale(), this::getTranslation)::teach);
        from.setLabel(getTranslation("tools.from"));
        to.setLabel(getTranslation("tools.to"));
        from.setWidthFull();
        to.setWidthFull();
        Button apply = new Button(getTranslation("tools.apply"), _ -> applyFixed());
        apply.addClassNames("hr-primary");
        zone.addClassName("hr-tool");
        zone.addClickListener(_ -> switchZone());
        Div content = new Div(quick, from, to, apply, zone);
        content.addClassName("hr-range");
        return content;
    }

    private void applyFixed() {
        if (from.getValue() == null || to.getValue() == null) {
            return;
        }
        Instant start = from.getValue().atZone(zoneId()).toInstant();
        Instant end = to.getValue().atZone(zoneId()).toInstant();
        Duration length = Duration.between(start, end);
        if (length.compareTo(TimeRange.SHORTEST) < 0 || length.compareTo(TimeRange.LONGEST) > 0) {
            Notification.show(getTranslation("tools.order"));
            return;
        }
        pick(new TimeRange.Between(start, end));
    }

    private void switchZone() {
        boolean utc = state.zone().isPresent();
        go(state.withZone(utc ? Optional.empty() : Optional.of(ZoneId.of("UTC"))));
    }

    private void pick(TimeRange range) {
        popover.close();
        go(state.withRange(range).withLive(true));
    }

    private Button tool(String sign, String key, java.util.function.Supplier<TimeRange> next) {
        Button button = new Button(sign, _ -> go(state.withRange(next.get())));
        button.addClassName("hr-tool");
        button.setAriaLabel(getTranslation(key));
        button.setTooltipText(getTranslation(key));
        return button;
    }

    private void go(PageState next) {
        getUI().ifPresent(ui -> ui.navigate(path, next.toQuery()));
    }

    private ZoneId zoneId() {
        return Page.zone(this, state);
    }

    private LocalDateTime local(Instant moment) {
        return LocalDateTime.ofInstant(moment, zoneId()).withSecond(0).withNano(0);
    }
}
