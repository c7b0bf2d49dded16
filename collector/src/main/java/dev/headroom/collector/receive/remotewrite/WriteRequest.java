package dev.headroom.collector.receive.remotewrite;

import dev.headroom.collector.exposition.Label;
import dev.headroom.collector.receive.PushedSeries.Point;
import java.util.List;

/** A request of either version. */
record WriteRequest(List<Line> lines) {

    /** One series with its values; labels as they came, {@code __name__} among them. It has points or histograms, not both. */
    record Line(List<Label> labels, List<Point> points, List<NativeHistogram> histograms) {
        Line {
            labels = List.copyOf(labels);
            points = List.copyOf(points);
            histograms = List.copyOf(histograms);
        }

        int samples() {
            return points.size() + histograms.size();
        }
    }
}
