package dev.headroom.collector.dialect;

import dev.headroom.collector.exposition.PageLimits;

/**
 * What is read of one target at most.
 *
 * @param extraSeries series kept beside the typed fields; those beyond are left out, with a warning
 */
public record ReadLimits(PageLimits page, int extraSeries) {
    /** Extra series of one target, unless the operator says otherwise. */
    public static final int EXTRA_SERIES = 500;

    public static final ReadLimits DEFAULT = new ReadLimits(PageLimits.DEFAULT, EXTRA_SERIES);

    public ReadLimits {
        if (extraSeries < 0) {
            throw new IllegalArgumentException("extraSeries must be >= 0, was " + extraSeries);
        }
    }
}
