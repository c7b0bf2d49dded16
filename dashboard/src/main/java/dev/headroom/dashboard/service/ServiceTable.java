package dev.headroom.dashboard.service;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import dev.headroom.alerts.diagnosis.Diagnosis;
import dev.headroom.dashboard.chart.Sparkline;
import dev.headroom.dashboard.chart.Tone;
import dev.headroom.dashboard.format.Format;
import dev.headroom.dashboard.page.Panel;
import dev.headroom.dashboard.widget.Meters;
import dev.headroom.dashboard.widget.Parts;
import dev.headroom.dashboard.widget.Table;
import dev.headroom.forecasting.Outlook;
import dev.headroom.forecasting.capacity.Resource;
import dev.headroom.forecasting.capacity.Saturation;
import dev.headroom.forecasting.recommendation.Recommendation;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** All services, one row each: load, room, why, what to do. A click opens the service. */
public final class ServiceTable extends Composite<Table<ServiceSummary>> {
    private static final double BAD_SHARE = 0.01;

    @Override
    protected Table<ServiceSummary> initContent() {
        return new Table<ServiceSummary>(ServiceSummary::name)
                .column(getTranslation("services.service"), (service, _) -> name(service))
                .column(getTranslation("services.load"), this::load)
                .column(getTranslation("services.headroom"), this::headroom)
                .column(getTranslation("services.saturation"), this::saturations)
                .number(getTranslation("services.rejected"), this::rejected)
                .text("TTFT p95", (service, format) -> format.seconds(service.ttftP95()))
                .column(getTranslation("services.replicas"), this::replicas)
                .column("", this::status)
                .opening(service -> getUI().ifPresent(ui -> ui.navigate(
                        ServiceView.class,
                        ServiceView.parameters(service.name()),
                        ui.getActiveViewLocation().getQueryParameters())));
    }

    public void show(List<ServiceSummary> services, Panel.Shown shown) {
        getContent().show(services, shown);
    }

    private Component name(ServiceSummary service) {
        RouterLink link =
                new RouterLink(service.name().value(), ServiceView.class, ServiceView.parameters(service.name()));
        link.addClassName("hr-strong");
        ServiceSummary.Engine engine = service.engine();
        String nodes = engine.nodes() == 0 ? "" : getTranslation("services.nodes", engine.nodes());
        String about = Stream.of(engine.model(), engine.dialect(), nodes)
                .filter(part -> !part.isEmpty())
                .reduce((left, right) -> left + " · " + right)
                .orElse("");
        return Parts.stack(link, Parts.nowrap(about));
    }

    private Component load(ServiceSummary service, Panel.Shown shown) {
        double now = service.load().past().last();
        double peak = service.load().ahead().stream().max().orElse(Double.NaN);
        return new Sparkline(
                service.load(),
                getTranslation(
                        "services.load.summary",
                        shown.format().rate(now),
                        shown.format().rate(peak)));
    }

    private Component headroom(ServiceSummary service, Panel.Shown shown) {
        double room = service.headroom();
        Span share = Parts.strong(shown.format().percent(room));
        Span until = Parts.dim(" · " + untilFull(service, shown));
        double used = 1 - room;
        Tone tone = Double.isNaN(room) ? Tone.GREY : used < 0.8 ? Tone.TEAL : Tone.ofSaturation(used);
        String label =
                getTranslation("services.headroom.summary", shown.format().percent(room));
        return Parts.stack(new Span(share, until), Meters.bar(new Meters.Share(used, tone, label)));
    }

    private String untilFull(ServiceSummary service, Panel.Shown shown) {
        Instant limit = service.limitReached();
        if (service.diagnosis() instanceof Diagnosis.Busy) {
            return getTranslation("services.full-now");
        } else if (service.evidence().isEmpty()) {
            return getTranslation("services.no-forecast");
        } else if (limit.equals(Instant.MAX)) {
            return getTranslation("services.not-soon");
        }
        return limit.isAfter(shown.now())
                ? shown.format().span(java.time.Duration.between(shown.now(), limit))
                : getTranslation("services.full-now");
    }

    private Component saturations(ServiceSummary service, Panel.Shown shown) {
        List<Meters.Share> shares = Arrays.stream(Resource.values())
                .map(resource -> share(service, resource, shown.format()))
                .toList();
        String label = shares.stream()
                .map(Meters.Share::label)
                .reduce((left, right) -> left + ", " + right)
                .orElse("");
        return Meters.bars(shares, label);
    }

    private Meters.Share share(ServiceSummary service, Resource resource, Format format) {
        Saturation saturation = service.saturations().get(resource);
        double ratio = saturation == null ? Double.NaN : saturation.ratio();
        String label = getTranslation("resource." + resource.name()) + " "
                + (Double.isNaN(ratio) ? getTranslation("state.unknown") : format.percent(ratio));
        return new Meters.Share(ratio, Tone.ofSaturation(ratio), label);
    }

    private Component rejected(ServiceSummary service, Panel.Shown shown) {
        String text = shown.format().percent(service.rejectedShare());
        return service.rejectedShare() >= BAD_SHARE
                ? Parts.toned(text, Tone.RED)
                : Parts.value(text, getTranslation("state.unknown"));
    }

    private Component replicas(ServiceSummary service, Panel.Shown shown) {
        return service.outlook()
                .map(Outlook::recommendation)
                .map(advice -> replicas(advice, shown))
                .orElseGet(() -> Parts.value(Format.UNKNOWN, getTranslation("advice.none-yet")));
    }

    private Component replicas(Recommendation advice, Panel.Shown shown) {
        return switch (advice) {
            case Recommendation.ScaleTo scale ->
                Parts.stack(
                        new Span(
                                new Span(scale.because().current() + " → "),
                                Parts.strong(String.valueOf(scale.replicas()))),
                        Parts.nowrap(by(scale.before(), shown)));
            case Recommendation.Keep keep ->
                Parts.stack(new Span(String.valueOf(keep.replicas())), Parts.small(getTranslation("services.keep")));
            case Recommendation.NoAdvice none ->
                Parts.value(
                        Format.UNKNOWN,
                        getTranslation("advice.no." + none.reason().name()));
        };
    }

    private String by(Instant before, Panel.Shown shown) {
        return before.isAfter(shown.now())
                ? getTranslation("services.by", shown.format().time(before, shown.now()))
                : getTranslation("services.by.now");
    }

    private Component status(ServiceSummary service, Panel.Shown shown) {
        return switch (service.diagnosis()) {
            case Diagnosis.Busy busy -> Parts.chip(new ServiceWords(shown).cause(busy.cause()), Tone.of(busy.cause()));
            case Diagnosis.Unknown _ -> Parts.chip(getTranslation("services.unknown"), Tone.GREY);
            case Diagnosis.Calm _ ->
                service.urgency() == ServiceSummary.Urgency.FILLS
                        ? Parts.chip(getTranslation("services.fills"), Tone.AMBER)
                        : Parts.chip(getTranslation("services.calm"), Tone.TEAL);
        };
    }
}
