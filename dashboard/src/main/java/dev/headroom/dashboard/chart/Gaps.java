package dev.headroom.dashboard.chart;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds where nothing is known, so that a chart can hatch it instead of joining over it. */
final class Gaps {
    /** A value and when it was. */
    record Known(Instant at, double value) {}

    private Gaps() {}

    /** Stretches inside the observed lines where none has a value; the unfinished steps at the end are no gap. */
    static List<ChartSpec.Stretch> of(ChartSpec spec) {
        List<Line> observed = spec.lines().stream().filter(Gaps::isObserved).toList();
        if (observed.isEmpty()) {
            return List.of();
        }
        Line first = observed.getFirst();
        List<Line> aligned = observed.stream()
                .filter(line -> line.start().equals(first.start())
                        && line.values().size() == first.values().size())
                .toList();
        int last = IntStream.range(0, first.values().size())
                .filter(point -> known(aligned, point))
                .max()
                .orElse(-1);
        List<ChartSpec.Stretch> gaps = new ArrayList<>();
        int start = -1;
        for (int point = 0; point <= last; point++) {
            if (!known(aligned, point)) {
                start = start < 0 ? point : start;
            } else if (start >= 0) {
                gaps.add(gap(first, start, point));
                start = -1;
            }
        }
        return gaps;
    }

    /** Where the first observed line ends: a forecast is drawn from here. */
    static Optional<Known> lastKnown(ChartSpec spec) {
        return spec.lines().stream().filter(Gaps::isObserved).findFirst().flatMap(line -> IntStream.iterate(
                        line.values().size() - 1, point -> point >= 0, point -> point - 1)
                .filter(point -> line.values().known(point))
                .mapToObj(point -> new Known(at(line, point), line.values().at(point)))
                .findFirst());
    }

    private static boolean isObserved(Line line) {
        return line.style() != Line.Style.DASHED && line.style() != Line.Style.STEP;
    }

    private static boolean known(List<Line> lines, int point) {
        return lines.stream().anyMatch(line -> line.values().known(point));
    }

    private static ChartSpec.Stretch gap(Line line, int start, int end) {
        return new ChartSpec.Stretch(at(line, Math.max(0, start - 1)), at(line, end), "", Tone.GREY);
    }

    private static Instant at(Line line, int point) {
        return line.start().plus(line.step().multipliedBy(point));
    }
}
