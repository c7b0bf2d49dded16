package dev.headroom.collector.receive.remotewrite;

import dev.headroom.collector.exposition.Label;
import dev.headroom.collector.exposition.PageLimits;
import dev.headroom.collector.exposition.Series;
import dev.headroom.collector.receive.Origin;
import dev.headroom.collector.receive.OriginLabels;
import dev.headroom.collector.receive.PushedSeries;
import dev.headroom.collector.receive.Receipt;
import dev.headroom.collector.receive.Verdict;
import dev.headroom.collector.receive.Way;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lines of a request become series of origins; those whose labels break the rules are left out and counted. */
final class Lines {
    private static final PageLimits LIMITS = PageLimits.DEFAULT;

    private final List<PushedSeries> series = new ArrayList<>();
    private int invalid;

    Lines(WriteRequest request) {
        for (WriteRequest.Line line : request.lines()) {
            if (isSound(line.labels())) {
                add(line);
            } else {
                invalid += Math.max(1, line.points().size());
            }
        }
    }

    List<PushedSeries> series() {
        return series;
    }

    Receipt receipt() {
        return new Receipt(Map.of()).plus(Verdict.INVALID, invalid);
    }

    private void add(WriteRequest.Line line) {
        OriginLabels split = OriginLabels.of(line.labels());
        Origin origin = new Origin(Way.REMOTE_WRITE, split.job(), split.instance());
        Series identity = split.series();
        series.add(PushedSeries.of(origin, identity, line.points()));
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
