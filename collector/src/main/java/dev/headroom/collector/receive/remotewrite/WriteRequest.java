package dev.headroom.collector.receive.remotewrite;

import dev.headroom.collector.exposition.Label;
import dev.headroom.collector.receive.PushedSeries.Point;
import java.util.List;

/**
 * A request of either version.
 *
 * @param histograms native histograms, which are not read
 */
record WriteRequest(List<Line> lines, int histograms) {

    /** One series with its values; labels as they came, {@code __name__} among them. */
    record Line(List<Label> labels, List<Point> points) {}
}
