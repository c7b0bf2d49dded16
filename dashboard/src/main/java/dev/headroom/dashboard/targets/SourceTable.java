package dev.headroom.dashboard.targets;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.headroom.collector.discovery.SourceState;
import dev.headroom.dashboard.chart.Tone;
import dev.headroom.dashboard.page.Panel;
import dev.headroom.dashboard.widget.Parts;
import dev.headroom.dashboard.widget.Table;
import java.util.List;

/** One row for each source of targets: what it lists, since when, and what is wrong with it. */
final class SourceTable extends Composite<Table<SourceState>> {
    private static final int MOST_WARNINGS = 3;

    @Override
    protected Table<SourceState> initContent() {
        return new Table<SourceState>(source -> source.job() + " " + source.kind() + " " + source.place())
                .column(getTranslation("sources.source"), (source, _) -> name(source))
                .column(getTranslation("sources.state"), this::state)
                .text(getTranslation("sources.listed"), (source, format) -> format.count(source.listed()))
                .text(getTranslation("sources.targets"), (source, format) -> format.count(source.targets()))
                .column(getTranslation("sources.refreshed"), this::refreshed);
    }

    void show(List<SourceState> sources, Panel.Shown shown) {
        getContent().show(sources, shown);
    }

    private Component name(SourceState source) {
        Span place = Parts.small(source.place());
        place.addClassName("hr-wrap");
        return Parts.stack(Parts.strong(source.job() + " · " + getTranslation("sources.kind." + source.kind())), place);
    }

    private Component state(SourceState source, Panel.Shown shown) {
        Div cell = Parts.stack();
        if (source.error().isPresent()) {
            cell.add(
                    Parts.chip(getTranslation("sources.broken"), Tone.RED),
                    wrapped(source.error().get()));
            cell.add(Parts.small(getTranslation(source.targets() > 0 ? "sources.kept" : "sources.nothing-kept")));
        } else if (source.lastGood().isEmpty()) {
            cell.add(Parts.dim(getTranslation("sources.pending")));
        } else {
            Tone tone = source.warnings().isEmpty() ? Tone.TEAL : Tone.AMBER;
            cell.add(Parts.toned(
                    source.warnings().isEmpty()
                            ? getTranslation("targets.up")
                            : getTranslation(
                                    "sources.warnings", source.warnings().size()),
                    tone));
        }
        source.warnings().stream()
                .limit(MOST_WARNINGS)
                .map(SourceTable::wrapped)
                .forEach(cell::add);
        return cell;
    }

    private static Span wrapped(String sentence) {
        Span span = Parts.small(sentence);
        span.addClassName("hr-wrap");
        return span;
    }

    private Component refreshed(SourceState source, Panel.Shown shown) {
        return source.lastGood()
                .map(instant -> {
                    Span time = Parts.small(shown.format().distance(instant, shown.now()));
                    time.setTitle(shown.format().exact(instant));
                    return time;
                })
                .orElseGet(() -> Parts.dim(getTranslation("sources.never")));
    }
}
