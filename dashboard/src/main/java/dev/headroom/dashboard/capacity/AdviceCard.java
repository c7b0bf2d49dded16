package dev.headroom.dashboard.capacity;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import dev.headroom.dashboard.format.Format;
import dev.headroom.dashboard.page.Panel;
import dev.headroom.dashboard.widget.Parts;
import dev.headroom.forecasting.recommendation.Basis;
import dev.headroom.forecasting.recommendation.Evidence;
import dev.headroom.forecasting.recommendation.Recommendation;
import dev.headroom.forecasting.recommendation.limit.Admission;
import dev.headroom.forecasting.recommendation.limit.Limits;
import java.util.Locale;

/** Replicas in big, the limits ready to copy, and why. */
final class AdviceCard extends Div {
    private static final int NOTE_MILLISECONDS = 2500;

    AdviceCard(Recommendation.Advice advice, Panel.Shown shown) {
        int replicas = advice.replicas();
        Limits limits = advice.limits();
        Evidence because = advice.because();
        Format format = shown.format();
        Span figure = new Span(
                replicas == because.current() ? String.valueOf(replicas) : because.current() + " → " + replicas);
        figure.addClassName("hr-figure");
        String later = because.asksForMoreThan(replicas)
                ? getTranslation("advice.later", because.plan().most())
                : "";
        add(Parts.line(figure, Parts.small(getTranslation("advice.replicas") + later)));
        DescriptionList pairs = new DescriptionList();
        pairs.addClassName("hr-pairs");
        describe(pairs, advice, format);
        pair(
                pairs,
                getTranslation("advice.peak"),
                format.rate(because.peak().rps()) + ", "
                        + format.time(because.peak().at(), shown.now()));
        pair(pairs, getTranslation("advice.high"), format.rate(because.peak().high80Rps()));
        pair(
                pairs,
                getTranslation("advice.carried"),
                format.rate(because.carried().rps()) + ", "
                        + format.time(because.carried().at(), shown.now()));
        pair(pairs, getTranslation("advice.sustains"), format.rate(because.capacityPerReplica()));
        describe(pairs, because, format);
        if (limits.admission().hasEngineLimits()) {
            describe(pairs, limits.admission(), format);
        }
        add(pairs, copy(limits));
    }

    /** The limits of the advised replicas, and of those of now for who does not scale. */
    private void describe(DescriptionList pairs, Recommendation.Advice advice, Format format) {
        Limits limits = advice.limits();
        pair(pairs, "rps_limit", format.number(limits.rps()));
        pair(pairs, "burst_limit", format.number(limits.burst()));
        pair(pairs, "window_ms", String.valueOf(limits.window().toMillis()));
        if (advice instanceof Recommendation.ScaleTo scale && scale.asksForMore()) {
            String rps = format.rate(scale.instead().rps());
            String burst = format.number(scale.instead().burst());
            pair(pairs, getTranslation("advice.instead"), getTranslation("advice.instead.value", rps, burst));
        }
    }

    /** Each number with where it comes from. */
    private void describe(DescriptionList pairs, Evidence because, Format format) {
        Basis basis = because.basis();
        pair(
                pairs,
                getTranslation("advice.margin"),
                "× " + format.number(because.margin()) + " · "
                        + getTranslation(
                                basis.margin().errors() > 0 ? "advice.margin.learned" : "advice.margin.intervals",
                                basis.margin().errors()));
        pair(
                pairs,
                getTranslation("advice.lead"),
                format.span(because.leadTime()) + " · "
                        + getTranslation(
                                basis.lead().starts() > 0 ? "advice.lead.learned" : "advice.lead.configured",
                                basis.lead().starts()));
        pair(pairs, getTranslation("advice.due"), String.valueOf(because.plan().due()));
        pair(pairs, getTranslation("advice.last-value"), String.valueOf(basis.lastValue()));
        pair(pairs, getTranslation("advice.without-one"), format.percent(basis.utilizationWithoutOne()));
        pair(
                pairs,
                getTranslation("advice.stress"),
                format.number(basis.pressure().stress()));
        if (basis.pending() > 0) {
            pair(pairs, getTranslation("advice.pending"), String.valueOf(basis.pending()));
        }
        if (!basis.event().isEmpty()) {
            pair(pairs, getTranslation("advice.event"), basis.event());
        }
    }

    private void describe(DescriptionList pairs, Admission admission, Format format) {
        pair(
                pairs,
                getTranslation("advice.engine"),
                getTranslation("advice.engine.value", admission.running(), admission.queued(), format.count((double)
                        admission.queuedTokens())));
        pair(pairs, "Retry-After", format.span(admission.retryAfter()));
        pair(pairs, getTranslation("advice.batch"), format.rate(admission.batchRps()));
    }

    private Button copy(Limits limits) {
        String text = String.format(
                Locale.ROOT,
                "rps_limit: %.1f%nburst_limit: %.0f%nwindow_ms: %d%n",
                limits.rps(),
                limits.burst(),
                limits.window().toMillis());
        Button copy = new Button(getTranslation("advice.copy"), click -> {
            click.getSource().getElement().executeJs("navigator.clipboard?.writeText($0)", text);
            Notification.show(getTranslation("advice.copied"), NOTE_MILLISECONDS, Notification.Position.BOTTOM_CENTER);
        });
        copy.addClassName("hr-tool");
        return copy;
    }

    private static void pair(DescriptionList pairs, String name, String value) {
        pairs.add(new DescriptionList.Term(name), new DescriptionList.Description(value));
    }
}
