package dev.headroom.dashboard.capacity;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.headroom.dashboard.format.Format;
import dev.headroom.dashboard.page.Panel;
import dev.headroom.dashboard.widget.Parts;
import dev.headroom.forecasting.capacity.CapacityEstimate;
import dev.headroom.forecasting.capacity.CapacityProvenance;
import dev.headroom.forecasting.capacity.ScalabilityLaw;

/** One replica: requests per second within the SLO, and the engine's own numbers behind it. */
final class ReplicaCard extends Div {
    void show(CapacityEstimate capacity, Panel.Shown shown) {
        removeAll();
        switch (capacity) {
            case CapacityEstimate.Unknown unknown ->
                add(
                        new Paragraph(getTranslation(
                                "replica.unknown." + unknown.reason().name())),
                        Parts.small(shown.format().englishOnly(unknown.detail())));
            case CapacityEstimate.Learned learned -> add(learned, shown.format());
        }
    }

    private void add(CapacityEstimate.Learned learned, Format format) {
        Span figure = new Span(format.number(learned.requestsPerSecond()));
        figure.addClassName("hr-figure");
        boolean prior = learned.provenance().source() == CapacityProvenance.Source.PRIOR;
        String known = prior ? "replica.prior" : learned.kneeObserved() ? "replica.knee" : "replica.no-knee";
        DescriptionList pairs = new DescriptionList();
        pairs.addClassName("hr-pairs");
        pair(pairs, "replica.interval", format.number(learned.low95()) + " – " + format.number(learned.high95()));
        pair(pairs, "replica.concurrency", format.count(learned.concurrency()));
        pair(
                pairs,
                "replica.first",
                getTranslation("first." + learned.firstLimit().name()));
        pair(
                pairs,
                "replica.decode",
                getTranslation(
                        "replica.decode.value",
                        format.seconds(learned.decodeBaseSeconds()),
                        format.seconds(learned.perRunningSeconds())));
        pair(
                pairs,
                "replica.prefill",
                learned.provenance().toldApart()
                        ? format.seconds(learned.prefillSecondsPerToken())
                        : getTranslation("replica.prefill.together"));
        pair(
                pairs,
                "replica.mix",
                getTranslation(
                        "replica.mix.value",
                        format.count(learned.inputTokens()),
                        format.percent(learned.cachedShare()),
                        format.count(learned.outputTokens())));
        if (prior) {
            pair(pairs, "replica.prior.source", learned.provenance().detail());
        } else {
            grounds(pairs, learned.provenance(), format);
        }
        add(
                Parts.line(
                        new Span(figure, Parts.dim(" " + getTranslation("replica.unit"))),
                        Parts.small(getTranslation(known))),
                pairs);
    }

    private void grounds(DescriptionList pairs, CapacityProvenance provenance, Format format) {
        if (provenance.stretches() > 0) {
            pair(
                    pairs,
                    "replica.learned",
                    getTranslation(
                            "replica.learned.value",
                            format.count(provenance.stretches()),
                            format.count(provenance.leftOut())));
        }
        pair(
                pairs,
                "replica.law",
                provenance.law().map(law -> law(law, format)).orElseGet(() -> getTranslation("replica.law.none")));
    }

    private String law(ScalabilityLaw law, Format format) {
        String fit = format.number(law.fit());
        if (Double.isFinite(law.peakConcurrency())) {
            return getTranslation(
                    "replica.law.peak", format.rate(law.peakThroughput()), format.count(law.peakConcurrency()), fit);
        }
        return Double.isFinite(law.peakThroughput())
                ? getTranslation("replica.law.line", format.rate(law.peakThroughput()), fit)
                : getTranslation("replica.law.open", fit);
    }

    private void pair(DescriptionList pairs, String key, String value) {
        pairs.add(new DescriptionList.Term(getTranslation(key)), new DescriptionList.Description(value));
    }
}
