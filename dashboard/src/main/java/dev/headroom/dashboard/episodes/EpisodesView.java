package dev.headroom.dashboard.episodes;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.headroom.alerts.diagnosis.Episode;
import dev.headroom.alerts.diagnosis.Remedy;
import dev.headroom.alerts.diagnosis.RunnerUp;
import dev.headroom.dashboard.chart.Tone;
import dev.headroom.dashboard.format.Format;
import dev.headroom.dashboard.incidents.FactWords;
import dev.headroom.dashboard.page.Page;
import dev.headroom.dashboard.page.PageFrame;
import dev.headroom.dashboard.page.Panel;
import dev.headroom.dashboard.page.TimeRange;
import dev.headroom.dashboard.widget.Parts;
import dev.headroom.dashboard.widget.Table;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Every busy stretch of the range with its evidence, each leading to the charts of its time. */
@Route("episodes")
@PermitAll
final class EpisodesView extends Page {

    private static final Duration AROUND = Duration.ofMinutes(20);

    EpisodesView(PageFrame frame, EpisodesPresenter presenter) {
        super(frame);
        Table<Episode> table = new Table<Episode>(
                        episode -> List.of(episode.service(), episode.start(), episode.cause()))
                .column(getTranslation("episodes.when"), this::when)
                .column(getTranslation("episodes.cause"), (episode, shown) -> cause(episode, shown.format()))
                .column(getTranslation("episodes.evidence"), (episode, shown) -> evidence(episode, shown.format()))
                .column(getTranslation("episodes.users"), (episode, shown) -> users(episode, shown.format()))
                .column(
                        getTranslation("episodes.prevented"),
                        (episode, shown) -> Parts.dim(remedy(episode.remedy(), shown.format())));
        EpisodesVerdict verdict = new EpisodesVerdict();
        add(verdict);
        place(new Panel<>(loader(), presenter::episodes, table, (episodes, shown) -> {
                    verdict.show(episodes, shown);
                    table.show(episodes, shown);
                })
                .titled(getTranslation("overview.episodes"))
                .noted(getTranslation("episodes.note"))
                .ledBy(verdict));
    }

    @Override
    public String title() {
        return getTranslation("nav.episodes");
    }

    private Component when(Episode episode, Panel.Shown shown) {
        Instant end = episode.end().orElse(shown.now());
        QueryParameters charts = state().withRange(new TimeRange.Between(
                        episode.start().minus(AROUND),
                        end.plus(AROUND).isAfter(shown.now()) ? shown.now() : end.plus(AROUND)))
                .toQuery();
        String path = "services/" + episode.service().value();
        Anchor link = new Anchor(
                path + "?" + charts.getQueryString(), episode.service().value());
        String span = shown.format().span(Duration.between(episode.start(), end));
        return Parts.stack(
                link,
                Parts.dim(shown.format().time(episode.start(), shown.now())),
                Parts.small(episode.end().isPresent() ? span : getTranslation("episodes.lasts", span)));
    }

    private Component cause(Episode episode, Format format) {
        FactWords words = new FactWords(format);
        return Parts.stack(
                Parts.chip(words.cause(episode.cause()), Tone.of(episode.cause())),
                Parts.small(words.conclusion(episode.cause())));
    }

    private Component evidence(Episode episode, Format format) {
        FactWords words = new FactWords(format);
        Component first = Parts.dim(words.line(episode.evidence()));
        return episode.runnerUp()
                .<Component>map(second -> Parts.stack(first, Parts.small(runnerUp(second, words))))
                .orElse(first);
    }

    private String runnerUp(RunnerUp second, FactWords words) {
        String which =
                getTranslation(second.also() ? "verdict.also" : "verdict.runner-up", words.cause(second.cause()));
        return which + FactWords.BETWEEN + words.line(second.evidence());
    }

    private Component users(Episode episode, Format format) {
        return Parts.stack(
                Parts.dim(getTranslation(
                        "episodes.affected", format.percent(episode.damage().affectedShare()))),
                Parts.small(getTranslation(
                        "episodes.lost",
                        format.count(Math.rint(episode.damage().lostRequests())),
                        format.count(Math.rint(episode.damage().slowRequests())))));
    }

    private String remedy(Remedy remedy, Format format) {
        return switch (remedy) {
            case Remedy.Replicas(int needed, int had) -> getTranslation("remedy.replicas", needed, had);
            case Remedy.Limit(double rps) -> getTranslation("remedy.limit", format.rate(rps));
            case Remedy.Connections(double needed, double limit) ->
                getTranslation("remedy.connections", format.count(needed), format.count(limit));
            case Remedy.EvenSpread _ -> getTranslation("remedy.even-spread");
            case Remedy.Cooling _ -> getTranslation("remedy.cooling");
            case Remedy.BackOff _ -> getTranslation("remedy.back-off");
            case Remedy.Unknown _ -> getTranslation("remedy.unknown");
        };
    }
}
