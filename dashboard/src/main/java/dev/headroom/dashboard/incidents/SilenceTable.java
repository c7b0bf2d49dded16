package dev.headroom.dashboard.incidents;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import dev.headroom.alerts.silence.Silence;
import dev.headroom.dashboard.chart.Tone;
import dev.headroom.dashboard.page.Panel;
import dev.headroom.dashboard.widget.Parts;
import dev.headroom.dashboard.widget.Table;
import java.util.List;
import java.util.function.Consumer;

/** Silences that last or will come, with a button that ends them. */
final class SilenceTable extends Composite<Table<Silence>> {
    private final Consumer<Silence> end;

    SilenceTable(Consumer<Silence> end) {
        this.end = end;
    }

    @Override
    protected Table<Silence> initContent() {
        return new Table<Silence>(Silence::id)
                .column(getTranslation("silences.matchers"), (silence, _) -> matchers(silence))
                .column(getTranslation("silences.until"), this::times)
                .column(
                        getTranslation("silences.why"),
                        (silence, _) -> Parts.stack(Parts.dim(silence.comment()), Parts.small(silence.createdBy())))
                .action((silence, _) -> endButton(silence));
    }

    void show(List<Silence> silences, Panel.Shown shown) {
        getContent().show(silences, shown);
    }

    private static Component matchers(Silence silence) {
        return Parts.stack(
                silence.matchers().texts().stream().map(Parts::strong).toArray(Component[]::new));
    }

    private Component times(Silence silence, Panel.Shown shown) {
        boolean active = silence.isActive(shown.now());
        return Parts.stack(
                Parts.chip(
                        getTranslation(active ? "silences.active" : "silences.pending"),
                        active ? Tone.AMBER : Tone.GREY),
                Parts.small(getTranslation(
                        "silences.span",
                        shown.format().time(silence.startsAt(), shown.now()),
                        shown.format().time(silence.endsAt(), shown.now()))));
    }

    private Component endButton(Silence silence) {
        Button button = new Button(getTranslation("silences.end"), _ -> end.accept(silence));
        button.addClassName("hr-tool");
        return button;
    }
}
