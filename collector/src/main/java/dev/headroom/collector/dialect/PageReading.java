package dev.headroom.collector.dialect;

import dev.headroom.collector.exposition.PageLimit;
import dev.headroom.collector.sample.reading.Observation;
import java.util.List;

/** What a target's page told. Nothing of a refused page is kept. */
public sealed interface PageReading {

    /**
     * The page was read whole.
     *
     * @param dialect the dialects that applied, joined by {@code +}; empty when none did
     * @param series how many series the page held
     * @param warnings plain sentences about parts that were left out, such as a broken histogram
     * @param unknownFamilies metrics on the page no applied dialect reads
     */
    record Read(
            Observation observation, String dialect, int series, List<String> warnings, List<String> unknownFamilies)
            implements PageReading {
        public Read {
            warnings = List.copyOf(warnings);
            unknownFamilies = List.copyOf(unknownFamilies);
        }
    }

    /** A line breaks the format. Lines count from 1. */
    record Malformed(int line, String reason) implements PageReading {}

    record LimitExceeded(PageLimit limit, int allowed, int line) implements PageReading {}
}
