package dev.headroom.dashboard.chart;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.shared.Registration;
import dev.headroom.dashboard.format.Format;
import java.time.Instant;
import java.util.function.BiConsumer;

/** A time chart with legend, shared crosshair, drag to zoom and a table as its other face. */
@Tag("headroom-chart")
@JavaScript("context://_static/echarts/6.0.0/dist/echarts.min.js")
@JavaScript("context://charts/headroom-format.js")
@JavaScript("context://charts/headroom-option.js")
@JavaScript("context://charts/headroom-chart.js")
public final class TimeChart extends Component {
    /** How a chart is read out: language, zone and one sentence on what it shows. */
    public record Reading(Format format, String summary) {}

    public void show(ChartSpec spec, Reading reading) {
        getElement().setPropertyJson("spec", ChartJson.of(spec, reading));
    }

    /** Calls with the range that was drawn over the chart. */
    public Registration onRangeSelected(BiConsumer<Instant, Instant> listener) {
        return addListener(RangeSelected.class, event -> listener.accept(event.from, event.to));
    }

    @DomEvent("range-selected")
    public static final class RangeSelected extends ComponentEvent<TimeChart> {
        private final transient Instant from;
        private final transient Instant to;

        public RangeSelected(
                TimeChart source,
                boolean fromClient,
                @EventData("event.detail.from") double from,
                @EventData("event.detail.to") double to) {
            super(source, fromClient);
            this.from = Instant.ofEpochMilli((long) from);
            this.to = Instant.ofEpochMilli((long) to);
        }
    }
}
