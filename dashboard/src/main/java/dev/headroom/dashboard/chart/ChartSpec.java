package dev.headroom.dashboard.chart;

import dev.headroom.forecasting.annotation.Annotation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything a chart shows.
 *
 * @param lines what the legend names, in its order
 * @param thresholds dashed horizontal lines
 * @param episodes tinted stretches with a word
 * @param marks moments with a word
 * @param now where history ends and forecast begins; empty for charts of the past only
 */
public record ChartSpec(
        Scale scale,
        Instant from,
        Instant to,
        List<Line> lines,
        List<Band> bands,
        List<Threshold> thresholds,
        List<Stretch> episodes,
        List<Mark> marks,
        Optional<Instant> now) {

    /** The y-axis: how its numbers are written. All of them start at zero. */
    public record Scale(Kind kind, String unit) {
        public static final Scale PERCENT = new Scale(Kind.PERCENT, "%");
        public static final Scale SECONDS = new Scale(Kind.SECONDS, "s");

        public static Scale number(String unit) {
            return new Scale(Kind.NUMBER, unit);
        }
    }

    public enum Kind {
        NUMBER,
        PERCENT,
        SECONDS
    }

    /**
     * A limit.
     *
     * @param inScale whether the axis reaches up to it even when the lines stay far below
     */
    public record Threshold(double value, String label, Tone tone, boolean inScale) {}

    /** Something that happened at one moment. */
    public record Mark(Instant at, String label, Tone tone) {
        public static Mark of(Annotation annotation) {
            Tone tone = annotation.kind().equals(Annotation.SCALE) ? Tone.TEAL : Tone.GREY;
            return new Mark(annotation.time(), annotation.text(), tone);
        }
    }

    public record Stretch(Instant from, Instant to, String label, Tone tone) {}

    public ChartSpec {
        lines = List.copyOf(lines);
        bands = List.copyOf(bands);
        thresholds = List.copyOf(thresholds);
        episodes = List.copyOf(episodes);
        marks = List.copyOf(marks);
    }

    public static ChartSpec of(Scale scale, Instant from, Instant to, List<Line> lines) {
        return new ChartSpec(scale, from, to, lines, List.of(), List.of(), List.of(), List.of(), Optional.empty());
    }

    public ChartSpec withThresholds(List<Threshold> other) {
        return new ChartSpec(scale, from, to, lines, bands, other, episodes, marks, now);
    }

    public ChartSpec withEpisodes(List<Stretch> other) {
        return new ChartSpec(scale, from, to, lines, bands, thresholds, other, marks, now);
    }

    public ChartSpec withForecast(List<Band> intervals, Instant present) {
        return new ChartSpec(scale, from, to, lines, intervals, thresholds, episodes, marks, Optional.of(present));
    }

    public ChartSpec withMarks(List<Mark> other) {
        return new ChartSpec(scale, from, to, lines, bands, thresholds, episodes, other, now);
    }
}
