package dev.headroom.dashboard.rules;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import dev.headroom.alerts.rule.Condition;
import dev.headroom.alerts.rule.Finding;
import dev.headroom.alerts.rule.Reading;
import dev.headroom.alerts.rule.Rule;
import dev.headroom.alerts.rule.Watch;
import dev.headroom.alerts.rulebook.RuleBoard;
import dev.headroom.alerts.rulebook.RulesInForce;
import dev.headroom.dashboard.chart.Tone;
import dev.headroom.dashboard.format.Format;
import dev.headroom.dashboard.page.Panel;
import dev.headroom.dashboard.widget.Parts;
import dev.headroom.dashboard.widget.Table;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** One row for each rule: what it watches, how it stands and why. */
final class RuleTable extends Composite<Table<RuleBoard.Standing>> {

    private static final int MOST_SUBJECTS = 3;

    private final Consumer<String> remove;

    /** Calls {@code remove} with the name of a user's rule. */
    RuleTable(Consumer<String> remove) {
        this.remove = remove;
    }

    @Override
    protected Table<RuleBoard.Standing> initContent() {
        return new Table<RuleBoard.Standing>(standing -> standing.rule().name())
                .column(getTranslation("settings.rule"), (standing, _) -> name(standing))
                .column(getTranslation("rules.state"), this::state)
                .column(getTranslation("rules.why"), this::why)
                .text(getTranslation("settings.threshold"), (standing, format) -> threshold(standing.rule(), format))
                .text(getTranslation("settings.hold"), (standing, format) -> hold(standing.rule(), format))
                .column(
                        getTranslation("incidents.severity"),
                        (standing, _) -> Parts.chip(
                                getTranslation(
                                        "severity." + standing.rule().severity().name()),
                                Tone.of(standing.rule().severity())))
                .action((standing, _) -> action(standing));
    }

    void show(List<RuleBoard.Standing> standings, Panel.Shown shown) {
        getContent().show(standings, shown);
    }

    private Component name(RuleBoard.Standing standing) {
        Rule rule = standing.rule();
        String watches = rule.watch()
                .map(watch -> watch.metric().word())
                .orElseGet(() -> getTranslation("condition." + rule.condition().name()));
        return Parts.stack(Parts.strong(rule.name()), Parts.small(watches));
    }

    private Component state(RuleBoard.Standing standing, Panel.Shown shown) {
        Tone tone =
                switch (standing.state()) {
                    case FIRING -> Tone.of(standing.rule().severity());
                    case PENDING -> Tone.AMBER;
                    case OK -> Tone.TEAL;
                    case NO_DATA -> Tone.GREY;
                };
        String word = getTranslation("rules.state." + standing.state().name());
        return Parts.stack(
                Parts.chip(standing.firing() > 1 ? word + " " + standing.firing() : word, tone),
                Parts.small(shown.format().time(standing.evaluatedAt(), shown.now())));
    }

    /** The worst subjects with their values. */
    private Component why(RuleBoard.Standing standing, Panel.Shown shown) {
        Rule rule = standing.rule();
        Comparator<Finding> worst = Comparator.comparingDouble(RuleTable::value);
        boolean below = rule.watch().filter(Watch::below).isPresent();
        List<Finding> known = standing.findings().stream()
                .filter(finding -> finding.reading() instanceof Reading.Known)
                .sorted(below ? worst : worst.reversed())
                .toList();
        if (known.isEmpty()) {
            return Parts.small(getTranslation("rules.no-value"));
        }
        if (rule.condition().unit() == Condition.Unit.STATE) {
            return Parts.small(whichAre(known));
        }
        String line = known.stream()
                .limit(MOST_SUBJECTS)
                .map(finding -> name(finding) + " " + quantity(rule, value(finding), shown.format()))
                .collect(Collectors.joining(" · "));
        int more = known.size() - MOST_SUBJECTS;
        return Parts.small(more > 0 ? line + " " + getTranslation("rules.more", more) : line);
    }

    /** Of what either is so or is not: where it is so. */
    private String whichAre(List<Finding> known) {
        List<Finding> those =
                known.stream().filter(finding -> value(finding) > 0).toList();
        if (those.isEmpty()) {
            return getTranslation("rules.none-of", known.size());
        }
        String names = those.stream().limit(MOST_SUBJECTS).map(RuleTable::name).collect(Collectors.joining(" · "));
        int more = those.size() - MOST_SUBJECTS;
        return more > 0 ? names + " " + getTranslation("rules.more", more) : names;
    }

    private static String name(Finding finding) {
        return finding.service().value() + (finding.subject().isEmpty() ? "" : " " + finding.subject());
    }

    private String hold(Rule rule, Format format) {
        return rule.holdFor().isZero() ? getTranslation("rules.at-once") : format.span(rule.holdFor());
    }

    private static double value(Finding finding) {
        return finding.reading() instanceof Reading.Known known ? known.value() : Double.NaN;
    }

    private Component action(RuleBoard.Standing standing) {
        if (standing.origin() == RulesInForce.Origin.SHIPPED) {
            return new Anchor("runbooks/" + standing.rule().name(), getTranslation("rules.runbook"));
        }
        if (standing.origin() == RulesInForce.Origin.FILE) {
            return Parts.small(getTranslation("rules.of-file"));
        }
        Button button = new Button(
                getTranslation("rules.remove"),
                _ -> remove.accept(standing.rule().name()));
        button.addClassName("hr-tool");
        return button;
    }

    private String threshold(Rule rule, Format format) {
        if (!rule.condition().hasThreshold()) {
            return Format.UNKNOWN;
        }
        boolean below = rule.watch().filter(Watch::below).isPresent();
        return (below ? "< " : "> ") + quantity(rule, rule.threshold(), format);
    }

    private String quantity(Rule rule, double value, Format format) {
        return switch (rule.condition().unit()) {
            case SHARE -> format.percent(value);
            case FACTOR -> format.number(value) + " ×";
            case DEVIATIONS -> format.number(value) + " σ";
            case SECONDS -> format.span(Duration.ofMillis(Math.round(value * 1000)));
            case STATE -> getTranslation(value > 0 ? "rules.yes" : "rules.no");
            case OWN -> format.number(value);
        };
    }
}
