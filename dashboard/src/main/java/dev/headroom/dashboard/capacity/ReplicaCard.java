package dev.headroom.dashboard.capacity;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.headroom.dashboard.format.Format;
import dev.headroom.dashboard.page.Panel;
import dev.headroom.dashboard.widget.Parts;
import dev.headroom.forecasting.capacity.CapacityEstimate;

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
        Span knee = Parts.small(getTranslation(learned.kneeObserved() ? "replica.knee" : "replica.no-knee"));
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
                        format.seconds(learned.decodePerRequestSeconds())));
        pair(pairs, "replica.prefill", format.seconds(learned.prefillSecondsPerToken()));
        pair(
                pairs,
                "replica.mix",
                getTranslation(
                        "replica.mix.value",
                        format.count(learned.inputTokens()),
                        format.percent(learned.cachedShare()),
                        format.count(learned.outputTokens())));
        add(Parts.line(new Span(figure, Parts.dim(" " + getTranslation("replica.unit"))), knee), pairs);
    }

    private void pair(DescriptionList pairs, String key, String value) {
        pairs.add(new DescriptionList.Term(getTranslation(key)), new DescriptionList.Description(value));
    }
}
