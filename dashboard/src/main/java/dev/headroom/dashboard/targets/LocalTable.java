package dev.headroom.dashboard.targets;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Span;
import dev.headroom.collector.local.LocalFinding;
import dev.headroom.dashboard.chart.Tone;
import dev.headroom.dashboard.page.Panel;
import dev.headroom.dashboard.widget.Parts;
import dev.headroom.dashboard.widget.Table;
import java.util.List;

/** Where a start without configuration looked on this machine, and what it found there. */
final class LocalTable extends Composite<Table<LocalFinding>> {
    @Override
    protected Table<LocalFinding> initContent() {
        return new Table<LocalFinding>(finding -> finding)
                .column(getTranslation("targets.local.place"), (finding, _) -> Parts.strong(finding.place()))
                .column(getTranslation("targets.local.what"), (finding, _) -> Parts.dim(what(finding)))
                .column(getTranslation("targets.local.result"), this::result);
    }

    void show(List<LocalFinding> findings, Panel.Shown shown) {
        getContent().show(findings, shown);
    }

    private static String what(LocalFinding finding) {
        return switch (finding) {
            case LocalFinding.Found found -> found.what();
            case LocalFinding.Foreign foreign -> foreign.what();
            case LocalFinding.Absent absent -> absent.what();
        };
    }

    private Component result(LocalFinding finding, Panel.Shown shown) {
        return switch (finding) {
            case LocalFinding.Found(var _, var _, var model) ->
                Parts.stack(Parts.toned(getTranslation("targets.local.found"), Tone.TEAL), Parts.small(model));
            case LocalFinding.Foreign(var _, var _, var reason) -> {
                Span detail = Parts.small(shown.format().englishOnly(reason));
                detail.setTitle(reason);
                yield Parts.stack(Parts.chip(getTranslation("targets.local.foreign"), Tone.AMBER), detail);
            }
            case LocalFinding.Absent _ -> Parts.small(getTranslation("targets.local.absent"));
        };
    }
}
