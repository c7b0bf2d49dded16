package dev.headroom.dashboard.page;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.headroom.dashboard.format.Format;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * One box of a page. It loads by itself and is always in one of five states, drawn apart: loading, value, empty, stale
 * or failed. One thread: the UI's.
 */
public final class Panel<T> extends Section {
    private final PanelLoader loader;
    private final Function<Moment, Loaded<T>> source;
    private final BiConsumer<T, Shown> show;
    private final Component content;
    private final Div body = new Div();
    private final Span subtitle = new Span();
    private final Span note = new Span();
    private long asked;
    private boolean busy;
    private boolean filled;
    private boolean hidesNone;
    private Optional<Component> lead = Optional.empty();

    /** What a panel needs to write its value: the moment it was loaded for and how to format. */
    public record Shown(Moment moment, Format format) {
        public Instant now() {
            return moment.now();
        }
    }

    /**
     * A panel that keeps one component and fills it anew with each value.
     *
     * @param source runs away from the UI thread
     * @param show runs in the UI thread
     */
    public Panel(PanelLoader loader, Function<Moment, Loaded<T>> source, Component content, BiConsumer<T, Shown> show) {
        this.loader = loader;
        this.source = source;
        this.content = content;
        this.show = show;
        body.addClassName("hr-panel-body");
        add(body);
        drawLoading();
    }

    /** Gives the panel its frame and title; a panel without one is only its content. */
    public Panel<T> titled(String title) {
        H2 heading = new H2(title);
        subtitle.addClassName("hr-sub");
        note.addClassName("hr-note");
        Div head = new Div(heading, subtitle, note);
        head.addClassName("hr-panel-head");
        addClassName("hr-panel");
        addComponentAsFirst(head);
        getElement().setAttribute("aria-label", title);
        return this;
    }

    public Panel<T> subtitled(String text) {
        subtitle.setText(text);
        return this;
    }

    /** Shows itself only once there is something to show. */
    public Panel<T> onlyWhenFilled() {
        hidesNone = true;
        setVisible(false);
        return this;
    }

    /** What stands before the panel and speaks of the same value: shown only while there is one. */
    public Panel<T> ledBy(Component words) {
        words.setVisible(false);
        lead = Optional.of(words);
        return this;
    }

    /** The quiet words at the right end of the title line. */
    public Panel<T> noted(String text) {
        note.setText(text);
        return this;
    }

    public Panel<T> sized(String className) {
        addClassName(className);
        return this;
    }

    /** Loads for the moment. While a load runs a beat is left out, but another range is asked for at once. */
    void refresh(Moment moment, Format format, boolean atBeat) {
        Optional<UI> ui = getUI();
        if (ui.isEmpty() || (atBeat && busy)) {
            return;
        }
        long number = ++asked;
        busy = true;
        loader.load(ui.get(), () -> source.apply(moment), loaded -> {
            if (number == asked) {
                busy = false;
                draw(loaded, new Shown(moment, format));
            }
        });
    }

    private void draw(Loaded<T> loaded, Shown shown) {
        setVisible(!hidesNone || !(loaded instanceof Loaded.None<T>));
        boolean known = loaded instanceof Loaded.Value<T> || loaded instanceof Loaded.Stale<T>;
        lead.ifPresent(words -> words.setVisible(known));
        switch (loaded) {
            case Loaded.Value<T>(T value) -> {
                drawValue(value, shown);
                state("value");
            }
            case Loaded.Stale<T>(T value, Instant since) -> {
                drawValue(value, shown);
                Span old = new Span(getTranslation("state.stale", shown.format().time(since, shown.now())));
                old.addClassNames("hr-stale", "hr-small");
                body.add(old);
                state("stale");
            }
            case Loaded.None<T>(String reasonKey) -> drawNone(getTranslation(reasonKey));
            case Loaded.Empty<T>(String reasonKey, Optional<Instant> since) -> {
                String headline = since.map(instant -> getTranslation(
                                "state.empty.since", shown.format().time(instant, shown.now())))
                        .orElseGet(() -> getTranslation("state.empty"));
                drawState("empty", headline, getTranslation(reasonKey));
            }
            case Loaded.Failed<T>(String error) -> drawFailure(error, shown);
        }
    }

    private void drawValue(T value, Shown shown) {
        if (!filled || body.getComponentCount() != 1) {
            body.removeAll();
            body.add(content);
            filled = true;
        }
        show.accept(value, shown);
    }

    private void drawNone(String reason) {
        Span line = new Span(reason);
        line.addClassName("hr-none");
        fill(line, "none");
    }

    private void drawFailure(String error, Shown shown) {
        drawState("error", getTranslation("state.error"), error);
        Button retry = new Button(getTranslation("state.retry"), _ -> {
            drawLoading();
            refresh(shown.moment(), shown.format(), false);
        });
        retry.addClassName("hr-tool");
        body.getChildren().findFirst().ifPresent(box -> ((Div) box).add(retry));
    }

    private void drawState(String state, String headline, String detail) {
        Span strong = new Span(headline);
        strong.addClassName("hr-strong");
        Div box = new Div(strong, new Span(detail));
        box.addClassName("hr-state");
        box.getElement().setAttribute("data-state", state);
        fill(box, state);
    }

    private void drawLoading() {
        Div box = new Div(bone(), bone(), bone());
        box.addClassName("hr-state");
        box.getElement().setAttribute("data-state", "loading");
        fill(box, "loading");
    }

    private void fill(Component instead, String state) {
        body.removeAll();
        body.add(instead);
        filled = false;
        state(state);
    }

    private static Div bone() {
        Div bone = new Div();
        bone.addClassName("hr-bone");
        return bone;
    }

    private void state(String name) {
        getElement().setAttribute("data-state", name);
        getElement().setAttribute("aria-busy", String.valueOf(name.equals("loading")));
    }
}
