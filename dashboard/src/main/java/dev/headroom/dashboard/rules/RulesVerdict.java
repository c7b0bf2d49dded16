package dev.headroom.dashboard.rules;

import com.vaadin.flow.component.Composite;
import dev.headroom.alerts.Severity;
import dev.headroom.alerts.rulebook.RuleBoard;
import dev.headroom.alerts.rulebook.RuleBoard.State;
import dev.headroom.dashboard.chart.Tone;
import dev.headroom.dashboard.page.Panel;
import dev.headroom.dashboard.widget.Sentence;
import dev.headroom.dashboard.widget.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** How many rules fire, and which, in one sentence. */
final class RulesVerdict extends Composite<Verdict> {

    void show(List<RuleBoard.Standing> standings, Panel.Shown shown) {
        List<RuleBoard.Standing> firing = in(State.FIRING, standings);
        List<String> evidence =
                List.of(line("rules.verdict.pending", standings, State.PENDING), silent(in(State.NO_DATA, standings)));
        String all = shown.format().count(standings.size());
        if (firing.isEmpty()) {
            getContent().quiet(new Sentence(getTranslation("rules.verdict.calm"), all), evidence);
            return;
        }
        Severity worst = firing.stream()
                .map(standing -> standing.rule().severity())
                .min(Comparator.naturalOrder())
                .orElse(Severity.WARNING);
        Sentence sentence = new Sentence(
                getTranslation("rules.verdict.firing"), shown.format().count(firing.size()), all, names(firing));
        getContent().loud(Tone.of(worst), sentence, evidence);
    }

    private String line(String key, List<RuleBoard.Standing> standings, State state) {
        List<RuleBoard.Standing> those = in(state, standings);
        return those.isEmpty() ? "" : getTranslation(key, names(those));
    }

    private String silent(List<RuleBoard.Standing> silent) {
        return silent.isEmpty() ? "" : getTranslation("rules.verdict.no-data", silent.size());
    }

    private static List<RuleBoard.Standing> in(State state, List<RuleBoard.Standing> standings) {
        return standings.stream().filter(standing -> standing.state() == state).toList();
    }

    private static String names(List<RuleBoard.Standing> standings) {
        return standings.stream().map(standing -> standing.rule().name()).collect(Collectors.joining(", "));
    }
}
