package dev.headroom.dashboard.chart;

import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes a chart as the custom element in the browser reads it. Unknown values become null, times milliseconds. */
final class ChartJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** Enough for three digits on any screen; keeps a chart of 260 points below a few kilobytes. */
    private static final double SIGNIFICANT = 1e5;

    private ChartJson() {}

    static ObjectNode of(ChartSpec spec, TimeChart.Reading reading) {
        ObjectNode json = JSON.objectNode();
        json.put("kind", spec.scale().kind().name().toLowerCase(Locale.ROOT));
        json.put("unit", spec.scale().unit());
        json.put("fromZero", true);
        json.put("from", spec.from().toEpochMilli());
        json.put("to", spec.to().toEpochMilli());
        spec.now().ifPresent(now -> json.put("now", now.toEpochMilli()));
        json.put("zone", browserName(reading));
        json.put("locale", reading.format().locale().toLanguageTag());
        json.put("summary", reading.summary());
        json.set("words", words(reading));
        ArrayNode lines = json.putArray("lines");
        spec.lines().forEach(line -> lines.add(line(spec, line)));
        ArrayNode bands = json.putArray("bands");
        spec.bands().forEach(band -> bands.add(band(spec, band)));
        ArrayNode thresholds = json.putArray("thresholds");
        spec.thresholds().stream()
                .filter(threshold -> Double.isFinite(threshold.value()))
                .forEach(threshold -> thresholds.add(threshold(threshold)));
        ArrayNode episodes = json.putArray("episodes");
        spec.episodes().forEach(stretch -> episodes.add(stretch(stretch)));
        ArrayNode marks = json.putArray("marks");
        spec.marks().forEach(mark -> marks.add(mark(mark)));
        ArrayNode gaps = json.putArray("gaps");
        Gaps.of(spec).forEach(gap -> gaps.add(stretch(gap)));
        return json;
    }

    static ArrayNode numbers(Values values) {
        ArrayNode array = JSON.arrayNode(values.size());
        values.stream().forEach(value -> {
            if (Double.isFinite(value)) {
                array.add(shortened(value));
            } else {
                array.addNull();
            }
        });
        return array;
    }

    private static ObjectNode line(ChartSpec spec, Line line) {
        ObjectNode json = JSON.objectNode();
        json.put("name", line.name());
        json.put("tone", line.tone().css());
        json.put("style", line.style().css());
        json.put("start", line.start().toEpochMilli());
        json.put("step", line.step().toMillis());
        json.set("values", numbers(line.values()));
        if (line.style() == Line.Style.DASHED) {
            Gaps.lastKnown(spec).ifPresent(last -> json.set("lead", lead(last)));
        }
        return json;
    }

    private static ObjectNode band(ChartSpec spec, Band band) {
        ObjectNode json = JSON.objectNode();
        json.put("tone", band.tone().css());
        json.put("opacity", band.opacity());
        json.put("start", band.start().toEpochMilli());
        json.put("step", band.step().toMillis());
        json.set("low", numbers(band.low()));
        json.set("high", numbers(band.high()));
        Gaps.lastKnown(spec).ifPresent(last -> json.set("lead", lead(last)));
        return json;
    }

    private static ArrayNode lead(Gaps.Known last) {
        return JSON.arrayNode().add(last.at().toEpochMilli()).add(shortened(last.value()));
    }

    private static ObjectNode threshold(ChartSpec.Threshold threshold) {
        ObjectNode json = JSON.objectNode();
        json.put("value", threshold.value());
        json.put("label", threshold.label());
        json.put("tone", threshold.tone().css());
        json.put("inScale", threshold.inScale());
        return json;
    }

    private static ObjectNode stretch(ChartSpec.Stretch stretch) {
        ObjectNode json = JSON.objectNode();
        json.put("from", stretch.from().toEpochMilli());
        json.put("to", stretch.to().toEpochMilli());
        json.put("label", stretch.label());
        json.put("tone", stretch.tone().css());
        return json;
    }

    private static ObjectNode mark(ChartSpec.Mark mark) {
        ObjectNode json = JSON.objectNode();
        json.put("at", mark.at().toEpochMilli());
        json.put("label", mark.label());
        json.put("tone", mark.tone().css());
        return json;
    }

    private static ObjectNode words(TimeChart.Reading reading) {
        ObjectNode json = JSON.objectNode();
        json.put("now", reading.format().words().of("chart.now"));
        json.put("time", reading.format().words().of("chart.time"));
        json.put("table", reading.format().words().of("chart.table"));
        json.put("chart", reading.format().words().of("chart.chart"));
        json.put("legend", reading.format().words().of("chart.legend"));
        return json;
    }

    /** Browsers know UTC by that name only. */
    private static String browserName(TimeChart.Reading reading) {
        String id = reading.format().zone().getId();
        return id.equals("Z") ? "UTC" : id;
    }

    private static double shortened(double value) {
        if (value == 0) {
            return 0;
        }
        double scale = SIGNIFICANT / Math.pow(10, Math.floor(Math.log10(Math.abs(value))));
        return Math.round(value * scale) / scale;
    }
}
