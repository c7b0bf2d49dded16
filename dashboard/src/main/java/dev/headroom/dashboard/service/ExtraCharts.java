package dev.headroom.dashboard.service;

import com.vaadin.flow.component.html.Div;
import dev.headroom.collector.history.ExtraSeries;
import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.sample.SeriesKey;
import dev.headroom.dashboard.chart.ChartSpec;
import dev.headroom.dashboard.chart.Line;
import dev.headroom.dashboard.chart.TimeChart;
import dev.headroom.dashboard.chart.Tone;
import dev.headroom.dashboard.page.Panel;
import dev.headroom.dashboard.widget.Parts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** One chart for each extra of a service; its series with the highest values are drawn. */
final class ExtraCharts extends Div {
    private static final int MOST_LINES = 8;
    private static final Tone[] TONES = {Tone.BLUE, Tone.TEAL, Tone.VIOLET, Tone.AMBER};

    private final BiConsumer<Instant, Instant> zoom;
    private final Map<String, TimeChart> charts = new HashMap<>();

    ExtraCharts(BiConsumer<Instant, Instant> zoom) {
        this.zoom = zoom;
        addClassName("hr-extras");
    }

    void show(List<ExtrasPresenter.Trace> traces, Panel.Shown shown) {
        removeAll();
        traces.forEach(trace -> add(box(trace, shown)));
    }

    private Div box(ExtrasPresenter.Trace trace, Panel.Shown shown) {
        String name = trace.about().key().name();
        TimeChart chart = charts.computeIfAbsent(name, _ -> {
            TimeChart fresh = new TimeChart();
            fresh.onRangeSelected(zoom);
            return fresh;
        });
        List<Line> lines = lines(trace);
        ChartSpec spec = ChartSpec.of(
                ChartSpec.Scale.number(unit(trace.about())),
                shown.moment().from(),
                shown.moment().to(),
                lines);
        chart.show(
                spec,
                new TimeChart.Reading(shown.format(), shown.format().words().of("service.extra.summary", name)));
        Div head = new Div(Parts.strong(name), Parts.small(unit(trace.about())));
        if (lines.size() < trace.series().size()) {
            head.add(Parts.small(getTranslation(
                    "service.extra.some", lines.size(), trace.series().size())));
        }
        head.addClassName("hr-extra-head");
        return new Div(head, chart);
    }

    private static String unit(ExtraSeries about) {
        return about.counter() ? about.unit() + "/s" : about.unit();
    }

    private static List<Line> lines(ExtrasPresenter.Trace trace) {
        List<Map.Entry<SeriesKey, TimeSeries>> highest = trace.series().entrySet().stream()
                .filter(entry -> entry.getValue().knownValues().findAny().isPresent())
                .sorted(Comparator.comparingDouble(entry -> -entry.getValue().max()))
                .limit(MOST_LINES)
                .toList();
        List<Line> lines = new ArrayList<>();
        for (Map.Entry<SeriesKey, TimeSeries> entry : highest) {
            Line.Style style = lines.size() < TONES.length ? Line.Style.SOLID : Line.Style.DOTTED;
            lines.add(Line.of(label(entry.getKey()), TONES[lines.size() % TONES.length], style, entry.getValue()));
        }
        return lines;
    }

    private static String label(SeriesKey key) {
        String labels = new TreeMap<>(key.labels())
                .entrySet().stream()
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .collect(Collectors.joining(" "));
        return labels.isEmpty() ? key.node() : key.node() + " " + labels;
    }
}
