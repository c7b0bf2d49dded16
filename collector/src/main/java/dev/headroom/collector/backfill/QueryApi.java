package dev.headroom.collector.backfill;

import dev.headroom.collector.exposition.Label;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a Prometheus-compatible server answers. Each call is one query. */
public interface QueryApi {

    /** Labels of every series that the selector finds in the stretch. */
    List<List<Label>> series(String selector, Stretch stretch) throws IOException;

    /**
     * Values of the series that the selector finds: as they are stored, or at every step. Throws {@link TooManyValues} when
     * there are more than the limit, before they fill the memory.
     */
    List<Line> values(String selector, Sampling sampling) throws IOException;

    /**
     * Which values.
     *
     * @param step empty for those that are stored
     * @param limit values at most
     */
    record Sampling(Stretch stretch, Optional<Duration> step, int limit) {}

    /** One series with its values, ascending in time. */
    record Line(List<Label> labels, List<Instant> times, List<Double> values) {}

    /** The stretch must be cut. */
    final class TooManyValues extends IOException {
        private static final long serialVersionUID = 1L;

        public TooManyValues(int limit) {
            super("one query would bring more than " + limit + " values");
        }
    }
}
