package dev.headroom.dashboard.overview;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import dev.headroom.alerts.diagnosis.Episode;
import dev.headroom.dashboard.chart.Tone;
import dev.headroom.dashboard.incidents.FactWords;
import dev.headroom.dashboard.page.Panel;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** Busy stretches, one lane for each service, coloured and named by cause. */
final class EpisodeLanes extends Div {
    private static final Duration TICK = Duration.ofHours(4);
    private static final double LABEL_FLIPS_AT = 0.8;
    /** A label takes about this share of a lane for each of its characters; the next one must not write over it. */
    private static final double SHARE_PER_LETTER = 0.02;

    EpisodeLanes() {
        addClassName("hr-lanes");
    }

    void show(OverviewPresenter.Lanes lanes, Panel.Shown shown) {
        removeAll();
        List<Instant> ticks = ticks(lanes, shown.format().zone());
        lanes.lanes().forEach(lane -> {
            Span name = new Span(lane.service().value());
            name.addClassName("hr-lane-name");
            add(name, track(lane, lanes, ticks, shown));
        });
        add(new Span(), times(lanes, ticks, shown));
    }

    private Div track(
            OverviewPresenter.Lane lane, OverviewPresenter.Lanes lanes, List<Instant> ticks, Panel.Shown shown) {
        Div track = new Div();
        track.addClassName("hr-lane");
        ticks.forEach(at -> {
            Element tick = new Element("i");
            tick.getStyle().setLeft(percent(share(lanes, at)));
            track.getElement().appendChild(tick);
        });
        FactWords words = new FactWords(shown.format());
        double free = 0;
        for (Episode episode : lane.episodes()) {
            String cause = words.cause(episode.cause());
            double start = share(lanes, episode.start());
            double end = share(lanes, episode.end().orElse(lanes.to()));
            track.add(bar(episode, cause, lanes, shown));
            boolean flips = start > LABEL_FLIPS_AT;
            double from = flips ? end - cause.length() * SHARE_PER_LETTER : start;
            if (from >= free) {
                track.getElement().appendChild(label(cause, flips, flips ? 1 - end : start));
                free = Math.max(end, from + cause.length() * SHARE_PER_LETTER);
            }
        }
        return track;
    }

    private Span bar(Episode episode, String cause, OverviewPresenter.Lanes lanes, Panel.Shown shown) {
        double start = share(lanes, episode.start());
        double end = share(lanes, episode.end().orElse(lanes.to()));
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
        return bar;
    }

    private static Element label(String cause, boolean fromTheRight, double at) {
        Element label = new Element("small");
        label.setText(cause);
        if (fromTheRight) {
            label.getStyle().setRight(percent(at));
        } else {
            label.getStyle().setLeft(percent(at));
        }
        return label;
    }

    /** Every fourth hour of the reader's clock. */
    private static List<Instant> ticks(OverviewPresenter.Lanes lanes, ZoneId zone) {
        Instant midnight =
                lanes.from().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        return Stream.iterate(midnight, at -> at.isBefore(lanes.to()), at -> at.plus(TICK))
                .filter(at -> at.isAfter(lanes.from()))
                .toList();
    }

    private static Div times(OverviewPresenter.Lanes lanes, List<Instant> ticks, Panel.Shown shown) {
        Div times = new Div();
        times.addClassName("hr-lane-times");
        ticks.forEach(at -> {
            Span word = new Span(shown.format().clock(at));
            word.getStyle().setLeft(percent(share(lanes, at)));
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
