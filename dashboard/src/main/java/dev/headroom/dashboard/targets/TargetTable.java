package dev.headroom.dashboard.targets;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.headroom.collector.sample.OutcomeRow;
import dev.headroom.collector.scrape.status.TargetNotes;
import dev.headroom.dashboard.chart.Tone;
import dev.headroom.dashboard.format.Format;
import dev.headroom.dashboard.page.Panel;
import dev.headroom.dashboard.widget.Parts;
import dev.headroom.dashboard.widget.Table;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** One row for each target: where it is, how its last scrape ended, what it brought and how near its limits that is. */
final class TargetTable extends Composite<Table<TargetRow>> {
    private static final int MOST_WARNINGS = 3;
    /** From here on the next growth may cost the whole page. */
    private static final double NEAR = 0.8;

    @Override
    protected Table<TargetRow> initContent() {
        return new Table<TargetRow>(target -> target.last().target())
                .column(getTranslation("targets.target"), (target, _) -> name(target.last()))
                .column(
                        getTranslation("services.service"),
                        (target, _) -> Parts.nowrap(target.last().service()))
                .column(getTranslation("targets.outcome"), this::outcome)
                .number(
                        getTranslation("targets.took"),
                        (target, shown) -> limited(
                                target,
                                target.last().took().toNanos() / 1e9,
                                notes -> notes.timeout().toNanos() / 1e9,
                                seconds -> latency(shown.format(), seconds)))
                .number(
                        getTranslation("targets.samples"),
                        (target, shown) -> limited(
                                target,
                                ifRead(target, target.last().samples()),
                                notes -> (double) notes.mostSamples(),
                                samples -> shown.format().count(samples)))
                .number(
                        getTranslation("targets.body"),
                        (target, shown) -> limited(
                                target,
                                ifRead(target, (double) target.last().bodyBytes()),
                                notes -> (double) notes.mostBodyBytes(),
                                bytes -> shown.format().bytes(bytes)))
                .column(getTranslation("targets.failures"), this::failures)
                .column(getTranslation("nodes.scrape"), this::when);
    }

    void show(List<TargetRow> targets, Panel.Shown shown) {
        getContent().show(targets, shown);
    }

    /** What a failed scrape would have brought is not known; it is not zero. */
    private static double ifRead(TargetRow target, double value) {
        return target.last().up() ? value : Double.NaN;
    }

    private static String latency(Format format, double seconds) {
        return format.latency(Duration.ofNanos(Math.round(seconds * 1e9)));
    }

    /** A value over its limit; amber when it comes near. */
    private Component limited(
            TargetRow target, double value, Function<TargetNotes, Double> limit, Function<Double, String> text) {
        String shown = text.apply(value);
        if (target.notes().isEmpty()) {
            return Parts.value(shown, getTranslation("state.unknown"));
        }
        double most = limit.apply(target.notes().get());
        Span number = value > NEAR * most ? Parts.toned(shown, Tone.AMBER) : new Span(shown);
        return Parts.stack(number, Parts.small(getTranslation("targets.of-limit", text.apply(most))));
    }

    private Component name(OutcomeRow row) {
        Span url = Parts.strong(row.url());
        url.addClassName("hr-wrap");
        String dialect = row.dialect().isEmpty() ? getTranslation("targets.no-dialect") : row.dialect();
        return Parts.stack(url, Parts.small(row.job() + " · " + dialect));
    }

    private Component outcome(TargetRow target, Panel.Shown shown) {
        return target.last().up() ? up(target) : down(target, shown);
    }

    private Component up(TargetRow target) {
        List<String> warnings = target.warnings();
        Div cell = Parts.stack(
                warnings.isEmpty()
                        ? Parts.toned(getTranslation("targets.up"), Tone.TEAL)
                        : Parts.toned(getTranslation("targets.up-with", warnings.size()), Tone.AMBER));
        warnings.stream().limit(MOST_WARNINGS).forEach(warning -> {
            Span line = Parts.small(warning);
            line.addClassName("hr-wrap");
            cell.add(line);
        });
        return cell;
    }

    private Component down(TargetRow target, Panel.Shown shown) {
        OutcomeRow row = target.last();
        String since = target.state()
                .lastUp()
                .map(instant ->
                        getTranslation("targets.down.since", shown.format().time(instant, shown.now())))
                .orElseGet(() -> getTranslation("targets.down.always"));
        Span detail = Parts.small(shown.format().englishOnly(row.detail()));
        detail.setTitle(row.detail());
        detail.addClassName("hr-wrap");
        Span remedy =
                Parts.small(getTranslation("remedy." + Remedy.of(row.error()).key()));
        remedy.addClassName("hr-wrap");
        Div cell = Parts.stack(
                Parts.chip(getTranslation("error." + row.error()), Tone.RED), detail, remedy, Parts.small(since));
        cell.addClassName("hr-sentences");
        return cell;
    }

    private Component failures(TargetRow target, Panel.Shown shown) {
        String text = getTranslation(
                "targets.failures.of",
                shown.format().count(target.state().recentFailures()),
                shown.format().count(target.state().recentScrapes()));
        return target.state().recentFailures() > 0 ? Parts.toned(text, Tone.AMBER) : Parts.dim(text);
    }

    private Component when(TargetRow target, Panel.Shown shown) {
        Span time = Parts.small(shown.format().distance(target.last().time(), shown.now()));
        time.setTitle(shown.format().exact(target.last().time()));
        return time;
    }
}
