package dev.headroom.dashboard.targets;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.headroom.collector.history.TargetState;
import dev.headroom.collector.sample.OutcomeRow;
import dev.headroom.dashboard.chart.Tone;
import dev.headroom.dashboard.page.Panel;
import dev.headroom.dashboard.widget.Parts;
import dev.headroom.dashboard.widget.Table;
import java.util.List;

/** One row for each target: where it is, how its last scrape ended and what it brought. */
final class TargetTable extends Composite<Table<TargetState>> {
    @Override
    protected Table<TargetState> initContent() {
        return new Table<TargetState>(target -> target.last().target())
                .column(getTranslation("targets.target"), (target, _) -> name(target.last()))
                .column(
                        getTranslation("services.service"),
                        (target, _) -> Parts.dim(target.last().service()))
                .column(getTranslation("targets.outcome"), this::outcome)
                .text(
                        getTranslation("targets.took"),
                        (target, format) -> format.latency(target.last().took()))
                .text(
                        getTranslation("targets.samples"),
                        (target, format) -> format.count(target.last().samples()))
                .text(
                        getTranslation("targets.body"),
                        (target, format) -> format.bytes((double) target.last().bodyBytes()))
                .column(getTranslation("targets.failures"), this::failures)
                .column(getTranslation("nodes.scrape"), this::when);
    }

    void show(List<TargetState> targets, Panel.Shown shown) {
        getContent().show(targets, shown);
    }

    private Component name(OutcomeRow row) {
        Span url = Parts.strong(row.url());
        url.addClassName("hr-wrap");
        String dialect = row.dialect().isEmpty() ? getTranslation("targets.no-dialect") : row.dialect();
        return Parts.stack(url, Parts.small(row.job() + " · " + dialect));
    }

    private Component outcome(TargetState target, Panel.Shown shown) {
        OutcomeRow row = target.last();
        if (row.up()) {
            Div cell = Parts.stack(Parts.toned(getTranslation("targets.up"), Tone.TEAL));
            if (!row.detail().isEmpty()) {
                cell.add(Parts.small(row.detail()));
            }
            return cell;
        }
        String since = target.lastUp()
                .map(instant ->
                        getTranslation("targets.down.since", shown.format().time(instant, shown.now())))
                .orElseGet(() -> getTranslation("targets.down.always"));
        Span detail = Parts.small(shown.format().englishOnly(row.detail()));
        detail.setTitle(row.detail());
        detail.addClassName("hr-wrap");
        return Parts.stack(Parts.chip(getTranslation("error." + row.error()), Tone.RED), detail, Parts.small(since));
    }

    private Component failures(TargetState target, Panel.Shown shown) {
        String text = getTranslation(
                "targets.failures.of",
                shown.format().count(target.recentFailures()),
                shown.format().count(target.recentScrapes()));
        return target.recentFailures() > 0 ? Parts.toned(text, Tone.AMBER) : Parts.dim(text);
    }

    private Component when(TargetState target, Panel.Shown shown) {
        Span time = Parts.small(shown.format().distance(target.last().time(), shown.now()));
        time.setTitle(shown.format().exact(target.last().time()));
        return time;
    }
}
