package dev.headroom.collector.scrape.source;

import dev.headroom.collector.dialect.ReadLimits;
import dev.headroom.collector.discovery.DiscoverySettings;
import dev.headroom.collector.exposition.PageLimits;

/**
 * Limits of one scrape; every one is enforced while the page is read, never afterwards.
 *
 * @param bodyBytes most bytes of a body, counted after inflation
 * @param targets addresses one source may list
 * @param extraSeries series of one target kept beside the typed ones
 */
public record ScrapeLimits(int bodyBytes, PageLimits page, int targets, int extraSeries) {

    public static final ScrapeLimits DEFAULT = new ScrapeLimits(32 * 1024 * 1024, PageLimits.DEFAULT);

    private static final int LARGEST_BODY = 1024 * 1024 * 1024;

    /** With the usual limits on targets and extra series. */
    public ScrapeLimits(int bodyBytes, PageLimits page) {
        this(bodyBytes, page, DiscoverySettings.MOST_TARGETS, ReadLimits.EXTRA_SERIES);
    }

    public ScrapeLimits {
        if (bodyBytes < 1 || bodyBytes > LARGEST_BODY) {
            throw new IllegalArgumentException("bodyBytes must be 1 to " + LARGEST_BODY + ", was " + bodyBytes);
        }
        if (extraSeries < 0) {
            throw new IllegalArgumentException("extraSeries must be >= 0, was " + extraSeries);
        }
    }

    /** Different extra series one target may show within a day: room for a fleet of labels to change once. */
    int extraSeriesPerDay() {
        return 2 * extraSeries;
    }

    ReadLimits read() {
        return new ReadLimits(page, extraSeries);
    }
}
