package dev.headroom.dashboard.episodes;

import com.vaadin.flow.component.Composite;
import dev.headroom.alerts.diagnosis.Episode;
import dev.headroom.dashboard.chart.Tone;
import dev.headroom.dashboard.incidents.FactWords;
import dev.headroom.dashboard.page.Panel;
import dev.headroom.dashboard.widget.Sentence;
import dev.headroom.dashboard.widget.Verdict;
import java.util.List;
import java.util.stream.Collectors;

/** Who is busy now and what the busy stretches of the range cost, in one sentence. */
final class EpisodesVerdict extends Composite<Verdict> {

    void show(List<Episode> episodes, Panel.Shown shown) {
        double lost = episodes.stream()
                .mapToDouble(episode -> episode.damage().lostRequests())
                .filter(known -> !Double.isNaN(known))
                .sum();
        String count = shown.format().count(episodes.size());
        String requests = shown.format().count(Math.rint(lost));
        List<Episode> now =
                episodes.stream().filter(episode -> episode.end().isEmpty()).toList();
        if (now.isEmpty()) {
            getContent().quiet(new Sentence(getTranslation("episodes.verdict.past"), count, requests), List.of());
            return;
        }
        FactWords words = new FactWords(shown.format());
        String who = now.stream()
                .map(episode -> episode.service().value() + " (" + words.cause(episode.cause()) + ")")
                .collect(Collectors.joining(", "));
        getContent()
                .loud(
                        Tone.of(now.getFirst().cause()),
                        new Sentence(getTranslation("episodes.verdict.now"), who),
                        List.of(getTranslation("episodes.verdict.range", count, requests)));
    }
}
