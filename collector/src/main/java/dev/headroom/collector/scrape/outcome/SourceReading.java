package dev.headroom.collector.scrape.outcome;

import dev.headroom.collector.sample.reading.GpuLoss;
import dev.headroom.collector.sample.reading.Observation;
import java.util.List;

/** What a target told, before it is compared with what it told last time. */
public sealed interface SourceReading {

    /**
     * Everything was read.
     *
     * @param dialect what was recognised; empty when nothing was
     * @param series series on the page, or devices the command told of
     * @param bodyBytes size of the page after inflation
     * @param warnings plain sentences about parts that were left out
     * @param unknownFamilies metrics that no dialect reads
     * @param extraSeries of the target so far
     */
    record Read(
            Observation observation,
            String dialect,
            int series,
            long bodyBytes,
            List<String> warnings,
            List<String> unknownFamilies,
            SeriesUse extraSeries)
            implements SourceReading {
        public Read {
            warnings = List.copyOf(warnings);
            unknownFamilies = List.copyOf(unknownFamilies);
        }

        public Read(
                Observation observation,
                String dialect,
                int series,
                long bodyBytes,
                List<String> warnings,
                List<String> unknownFamilies) {
            this(observation, dialect, series, bodyBytes, warnings, unknownFamilies, SeriesUse.NONE);
        }
    }

    /**
     * Nothing was read.
     *
     * @param lostGpus those that the failure is about
     */
    record Failed(ScrapeError error, List<GpuLoss> lostGpus) implements SourceReading {
        public Failed {
            lostGpus = List.copyOf(lostGpus);
        }

        public Failed(ScrapeError error) {
            this(error, List.of());
        }
    }
}
