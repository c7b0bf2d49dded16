package dev.headroom.collector.sample;

import java.util.List;

/** Upper bounds of histogram buckets in seconds, ascending, the last one +Inf. Samples of one layout can be added up. */
public record BucketLayout(List<Double> upperBoundsSeconds) {
    public BucketLayout {
        upperBoundsSeconds = List.copyOf(upperBoundsSeconds);
        if (upperBoundsSeconds.isEmpty() || upperBoundsSeconds.getLast() != Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("the last bucket must be +Inf, was " + upperBoundsSeconds);
        }
        for (int i = 1; i < upperBoundsSeconds.size(); i++) {
            if (!(upperBoundsSeconds.get(i - 1) < upperBoundsSeconds.get(i))) {
                throw new IllegalArgumentException("buckets must ascend, were " + upperBoundsSeconds);
            }
        }
    }

    public int size() {
        return upperBoundsSeconds.size();
    }
}
