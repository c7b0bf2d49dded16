package dev.headroom.dashboard.service;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import dev.headroom.collector.history.Signal;
import dev.headroom.dashboard.chart.Tone;
import dev.headroom.dashboard.format.Format;
import dev.headroom.dashboard.page.Panel;
import dev.headroom.dashboard.widget.Meters;
import dev.headroom.dashboard.widget.Parts;
import dev.headroom.forecasting.capacity.Resource;
import dev.headroom.forecasting.capacity.Saturation;

/** Four cards: how full connections, GPUs, KV cache and limiter are. */
final class SaturationCards extends Div {
    SaturationCards() {
        addClassName("hr-tiles");
    }

    void show(ServicePresenter.Now now, Panel.Shown shown) {
        removeAll();
        for (Resource resource : Resource.values()) {
            Saturation saturation = now.saturations()
                    .getOrDefault(resource, new Saturation(resource, Double.NaN, Double.NaN, Double.NaN));
            add(card(saturation, now, shown.format()));
        }
    }

    private Section card(Saturation saturation, ServicePresenter.Now now, Format format) {
        String name = getTranslation("resource." + saturation.resource().name());
        String figure = figure(saturation, format);
        Tone tone = Tone.ofSaturation(saturation.ratio());
        H2 heading = new H2(name);
        Div top = Parts.line(
                heading,
                tone == Tone.BLUE || tone == Tone.GREY
                        ? Parts.value(figure, getTranslation("state.unknown"))
                        : Parts.toned(figure, tone));
        top.addClassName("hr-panel-head");
        Meters.Share share =
                new Meters.Share(saturation.ratio(), tone, name + " " + format.percent(saturation.ratio()));
        Section card = new Section(
                top,
                Meters.bar(share),
                Parts.line(Parts.small(left(saturation, now, format)), Parts.small(right(saturation, now, format))));
        card.addClassName("hr-panel");
        card.getElement().setAttribute("aria-label", name);
        return card;
    }

    private String figure(Saturation saturation, Format format) {
        if (Double.isNaN(saturation.ratio())) {
            return Format.UNKNOWN;
        }
        return switch (saturation.resource()) {
            case CONNECTIONS -> format.count(saturation.used()) + " / " + format.count(saturation.limit());
            case GPU -> format.percent(saturation.ratio());
            case KV_CACHE -> format.percent(saturation.ratio());
            case LIMITER -> format.number(saturation.used()) + " / " + format.rate(saturation.limit());
        };
    }

    private String left(Saturation saturation, ServicePresenter.Now now, Format format) {
        if (Double.isNaN(saturation.ratio())) {
            return getTranslation("cards.unknown." + saturation.resource().name());
        }
        return switch (saturation.resource()) {
            case CONNECTIONS -> getTranslation("cards.connections");
            case GPU -> getTranslation("cards.running", format.count(beside(now, Signal.RUNNING)));
            case KV_CACHE ->
                getTranslation("cards.preemptions", format.number(beside(now, Signal.PREEMPTIONS_PER_SECOND)));
            case LIMITER ->
                now.definition()
                        .limiter()
                        .map(limiter -> getTranslation(
                                "cards.limiter", format.count(limiter.burst()), format.latency(limiter.window())))
                        .orElse("");
        };
    }

    private String right(Saturation saturation, ServicePresenter.Now now, Format format) {
        return switch (saturation.resource()) {
            case CONNECTIONS, LIMITER ->
                Double.isNaN(saturation.ratio())
                        ? ""
                        : getTranslation("cards.used", format.percent(saturation.ratio()));
            case GPU -> getTranslation("cards.waiting", format.count(beside(now, Signal.WAITING)));
            case KV_CACHE -> getTranslation("cards.hits", format.percent(beside(now, Signal.PREFIX_HIT_RATIO)));
        };
    }

    private static double beside(ServicePresenter.Now now, Signal signal) {
        return now.beside().getOrDefault(signal, Double.NaN);
    }
}
