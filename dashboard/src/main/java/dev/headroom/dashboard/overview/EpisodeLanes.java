package dev.headroom.dashboard.overview;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import dev.headroom.alerts.diagnosis.Episode;
import dev.headroom.dashboard.chart.Tone;
import dev.headroom.dashboard.page.Panel;
import dev.headroom.dashboard.service.ServiceWords;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Busy stretches, one lane for each service, coloured and named by cause. */
final class EpisodeLanes extends Div {
    private static final List<Double> TIMES = List.of(0.0, 1 / 3.0, 2 / 3.0, 1.0);
    private static final double LABEL_FLIPS_AT = 0.8;

    EpisodeLanes() {
        addClassName("hr-lanes");
    }

    void show(OverviewPresenter.Lanes lanes, Panel.Shown shown) {
        removeAll();
        lanes.lanes().forEach(lane -> {
            Span name = new Span(lane.service().value());
            name.addClassName("hr-lane-name");
            Div track = new Div();
            track.addClassName("hr-lane");
            lane.episodes().forEach(episode -> draw(track, episode, lanes, shown));
            add(name, track);
        });
        add(new Span(), times(lanes, shown));
    }

    private void draw(Div track, Episode episode, OverviewPresenter.Lanes lanes, Panel.Shown shown) {
        ServiceWords words = new ServiceWords(shown);
        double start = share(lanes, episode.start());
        double end = share(lanes, episode.end().orElse(lanes.to()));
        String cause = words.cause(episode.cause());
        Span bar = new Span();
        bar.getElement().setAttribute("data-tone", Tone.of(episode.cause()).css());
        bar.getStyle().setLeft(percent(start)).setWidth(percent(end - start));
        String title = getTranslation(
                "overview.episode",
                cause,
                shown.format().time(episode.start(), shown.now()),
                shown.format()
                        .span(Duration.between(episode.start(), episode.end().orElse(lanes.to()))),
                shown.format().count(Math.rint(episode.lostRequests())));
        bar.setTitle(title);
        bar.getElement().setAttribute("role", "img").setAttribute("aria-label", title);
        Element label = new Element("small");
        label.setText(cause);
        if (start > LABEL_FLIPS_AT) {
            label.getStyle().setRight(percent(1 - end));
        } else {
            label.getStyle().setLeft(percent(start));
        }
        track.add(bar);
        track.getElement().appendChild(label);
    }

    private static Div times(OverviewPresenter.Lanes lanes, Panel.Shown shown) {
        Div times = new Div();
        times.addClassName("hr-lane-times");
        Duration range = Duration.between(lanes.from(), lanes.to());
        TIMES.forEach(share -> {
            Instant at = lanes.from().plusMillis((long) (range.toMillis() * share));
            Span word = new Span(shown.format().clock(at));
            word.getStyle().setLeft(percent(share));
            times.add(word);
        });
        return times;
    }

    private static double share(OverviewPresenter.Lanes lanes, Instant at) {
        double range = Duration.between(lanes.from(), lanes.to()).toMillis();
        return Math.clamp(Duration.between(lanes.from(), at).toMillis() / range, 0, 1);
    }

    private static String percent(double share) {
        return Math.round(share * 10_000) / 100.0 + "%";
    }
}
