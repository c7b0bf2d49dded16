package dev.headroom.collector.receive.remotewrite;

import dev.headroom.collector.exposition.Label;
import dev.headroom.collector.exposition.PageLimits;
import dev.headroom.collector.exposition.Series;
import dev.headroom.collector.receive.Origin;
import dev.headroom.collector.receive.OriginLabels;
import dev.headroom.collector.receive.PushedSeries;
import dev.headroom.collector.receive.PushedSeries.Point;
import dev.headroom.collector.receive.Way;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lines of a request become series of origins; those whose labels break the rules are left out and counted. */
final class Lines {
    private static final PageLimits LIMITS = PageLimits.DEFAULT;
    /** Each of them becomes some eighty series. */
    private static final int MOST_HISTOGRAMS = 5_000;

    private final List<PushedSeries> series = new ArrayList<>();
    private final List<List<PushedSeries>> histograms = new ArrayList<>();
    private int invalid;
    private int unread;
    private int over;

    Lines(WriteRequest request) {
        for (WriteRequest.Line line : request.lines()) {
            if (isSound(line.labels())) {
                add(line);
            } else {
                invalid += Math.max(1, line.samples());
            }
        }
    }

    List<PushedSeries> series() {
        return series;
    }

    /** The series that each native histogram stands for. */
    List<List<PushedSeries>> histograms() {
        return histograms;
    }

    /** Samples whose labels break the rules. */
    int invalid() {
        return invalid;
    }

    /** Native histograms of a kind that is not read. */
    int unread() {
        return unread;
    }

    /** Native histograms beyond what one request may bring. */
    int over() {
        return over;
    }

    private void add(WriteRequest.Line line) {
        OriginLabels split = OriginLabels.of(line.labels());
        Origin origin = new Origin(Way.REMOTE_WRITE, split.job(), split.instance());
        if (!line.points().isEmpty() || line.histograms().isEmpty()) {
            series.add(PushedSeries.of(origin, split.series(), line.points()));
        }
        for (NativeHistogram histogram : line.histograms()) {
            List<PushedSeries> classic = classic(origin, split.series(), histogram);
            if (classic.isEmpty()) {
                unread++;
            } else if (histograms.size() >= MOST_HISTOGRAMS) {
                over++;
            } else {
                histograms.add(classic);
            }
        }
    }

    private static List<PushedSeries> classic(Origin origin, Series metric, NativeHistogram histogram) {
        Optional<NativeHistogram.Classic> classic = histogram.classic();
        if (classic.isEmpty()) {
            return List.of();
        }
        List<Series> lines = classic.get().form().series(metric.name(), metric.labels());
        double[] values = classic.get().form().values(classic.get().numbers());
        List<PushedSeries> series = new ArrayList<>(lines.size());
        for (int i = 0; i < values.length; i++) {
            Point point = histogram.kind() == NativeHistogram.Kind.ENDED
                    ? Point.end(histogram.time())
                    : Point.of(histogram.time(), values[i]);
            series.add(PushedSeries.of(origin, lines.get(i), List.of(point)));
        }
        return series;
    }

    private static boolean isSound(List<Label> labels) {
        Set<String> names = new HashSet<>();
        boolean named = false;
        for (Label label : labels) {
            boolean sound = !label.name().isEmpty()
                    && label.name().length() <= LIMITS.nameBytes()
                    && label.value().length() <= LIMITS.valueBytes()
                    && label.value().indexOf('\0') < 0
                    && names.add(label.name());
            if (!sound) {
                return false;
            }
            named |= label.name().equals(OriginLabels.NAME) && !label.value().isEmpty();
        }
        return named && labels.size() <= LIMITS.labels();
    }
}
