package dev.headroom.dashboard.incidents;

import com.vaadin.flow.component.Composite;
import dev.headroom.alerts.Incident;
import dev.headroom.alerts.Severity;
import dev.headroom.dashboard.chart.Tone;
import dev.headroom.dashboard.page.Panel;
import dev.headroom.dashboard.widget.Sentence;
import dev.headroom.dashboard.widget.Verdict;
import java.util.Comparator;
import java.util.List;

/** How much fires and whether somebody takes care of it, in one sentence. */
final class FiringVerdict extends Composite<Verdict> {

    /** At least one incident. */
    void show(List<Incident> firing, Panel.Shown shown) {
        int waiting = (int) firing.stream()
                .filter(incident -> incident.acknowledgedBy().isEmpty())
                .count();
        String all = shown.format().count(firing.size());
        if (waiting == 0) {
            getContent().quiet(new Sentence(getTranslation("incidents.verdict.taken"), all), List.of());
            return;
        }
        Severity worst = firing.stream()
                .map(Incident::severity)
                .min(Comparator.naturalOrder())
                .orElse(Severity.WARNING);
        Sentence sentence = new Sentence(
                getTranslation("incidents.verdict.firing"), all, shown.format().count(waiting));
        getContent().loud(Tone.of(worst), sentence, List.of());
    }
}
