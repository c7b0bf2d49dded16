package dev.headroom.collector.scrape.outcome;

/**
 * How many different extra series a target has shown within a day.
 *
 * @param most from there on new ones are left out; 0 for a target that has none
 * @param dropped by the scrape it comes with
 */
public record SeriesUse(int shown, int most, int dropped) {
    public static final SeriesUse NONE = new SeriesUse(0, 0, 0);
}
