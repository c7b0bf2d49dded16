package dev.headroom.dashboard.capacity;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.headroom.collector.history.TimeSeries;
import dev.headroom.dashboard.format.Format;
import dev.headroom.dashboard.page.Panel;
import dev.headroom.dashboard.widget.Parts;
import dev.headroom.forecasting.load.demand.Demand;
import dev.headroom.forecasting.load.demand.Part;
import dev.headroom.forecasting.load.demand.Source;

/** What was asked for in the last hour, of which what was served, refused or given up, and how each is known. */
final class DemandTable extends Div {

    void show(Demand demand, Panel.Shown shown) {
        removeAll();
        Format format = shown.format();
        Span figure = new Span(format.number(mean(demand.requests())));
        figure.addClassName("hr-figure");
        add(
                Parts.line(
                        new Span(figure, Parts.dim(" " + getTranslation("unit.rps"))),
                        Parts.small(getTranslation(
                                "demand.source." + demand.source().name()))),
                parts(demand, format));
    }

    private DescriptionList parts(Demand demand, Format format) {
        DescriptionList pairs = new DescriptionList();
        pairs.addClassName("hr-pairs");
        for (Part part : Part.values()) {
            Demand.Of of = demand.of(part);
            String value = of.source() == Source.NOT_KNOWN
                    ? getTranslation("demand.source.NOT_KNOWN")
                    : format.rate(mean(of.rps()));
            DescriptionList.Description description = new DescriptionList.Description(value);
            description.setTitle(getTranslation("demand.source." + of.source().name()));
            pairs.add(new DescriptionList.Term(getTranslation("demand.part." + part.name())), description);
        }
        pair(pairs, "demand.prompt", format.count(mean(demand.promptTokens())));
        pair(pairs, "demand.generation", format.count(mean(demand.generationTokens())));
        return pairs;
    }

    private void pair(DescriptionList pairs, String key, String value) {
        pairs.add(new DescriptionList.Term(getTranslation(key)), new DescriptionList.Description(value));
    }

    private static double mean(TimeSeries series) {
        return series.knownValues().average().orElse(Double.NaN);
    }
}
