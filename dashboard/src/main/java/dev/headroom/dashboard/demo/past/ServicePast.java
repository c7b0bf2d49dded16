package dev.headroom.dashboard.demo.past;

import dev.headroom.collector.sample.SampleBatch;
import dev.headroom.dashboard.demo.fleet.LiveCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The past of one service while it is laid down: first a stream, then what its live cluster remembers.
 *
 * @param anchor second 0 of the story
 */
public record ServicePast(PastSamples samples, PastStream stream, LiveCluster cluster, Instant anchor) {

    /** Begins to make the stream, {@code length} long at most. */
    public static ServicePast start(PastSamples samples, LiveCluster cluster, Instant anchor, Duration length) {
        Instant first = anchor.minus(length);
        PastStream stream = PastStream.of(first, sink -> samples.flow((double) -length.toSeconds(), sink));
        return new ServicePast(samples, stream, cluster, anchor);
    }

    /** Hands over the minutes up to now, after the stream has been read to its end. */
    public void recent(Consumer<List<SampleBatch>> sink) {
        List<SampleBatch> batches = new ArrayList<>();
        samples.remembered(cluster.takeRemembered(), batches::add);
        sink.accept(batches);
    }
}
