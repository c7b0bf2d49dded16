package dev.headroom.collector.scrape.status;

import dev.headroom.collector.scrape.outcome.SeriesUse;
import java.time.Duration;
import java.util.List;

/**
 * What is known of a target while this process scrapes it.
 *
 * @param timeout of one scrape
 * @param mostSamples a page with more is refused
 * @param mostBodyBytes a larger page is refused
 * @param warnings plain sentences about parts of the last page that were left out, and about how it is opened
 * @param unreadFamilies metrics on the last page that no dialect reads
 * @param extraSeries as of the last page
 */
public record TargetNotes(
        Duration interval,
        Duration timeout,
        int mostSamples,
        int mostBodyBytes,
        List<String> warnings,
        int unreadFamilies,
        SeriesUse extraSeries) {
    public TargetNotes {
        warnings = List.copyOf(warnings);
    }
}
