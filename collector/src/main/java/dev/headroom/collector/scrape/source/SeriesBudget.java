package dev.headroom.collector.scrape.source;

import dev.headroom.collector.sample.SeriesKey;
import dev.headroom.collector.sample.reading.ExtraReading;
import dev.headroom.collector.scrape.outcome.SeriesUse;
import dev.headroom.collector.scrape.outcome.SourceReading;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many different extra series one target may show within a day. One that invents a label value with each scrape
 * would otherwise fill the database; what was known before goes on. One thread.
 */
final class SeriesBudget {

    private static final Duration DAY = Duration.ofHours(24);
    private static final double NEAR = 0.9;
    private static final boolean BY_LAST_USE = true;

    private final int most;
    private final InstantSource clock;
    private final Map<SeriesKey, Instant> lastSeen = new LinkedHashMap<>(16, 0.75f, BY_LAST_USE);

    SeriesBudget(int most, InstantSource clock) {
        this.most = most;
        this.clock = clock;
    }

    /** The reading without series that are new and too many; a warning tells of them, and before it comes to that. */
    SourceReading.Read within(SourceReading.Read read) {
        List<ExtraReading> extras = read.observation().extras();
        if (extras.isEmpty()) {
            return read;
        }
        Instant now = clock.instant();
        forgetBefore(now.minus(DAY));
        List<ExtraReading> kept =
                extras.stream().filter(extra -> admits(extra.series(), now)).toList();
        List<String> warnings = new ArrayList<>(read.warnings());
        int left = extras.size() - kept.size();
        if (left > 0) {
            warnings.add(left + " new extra series were left out: the target has shown " + most
                    + " different ones within 24 h, twice its limit extra-series");
        } else if (lastSeen.size() >= NEAR * most) {
            warnings.add("the target has shown " + lastSeen.size() + " different extra series within 24 h; from " + most
                    + " on new ones are left out");
        }
        return new SourceReading.Read(
                read.observation().withExtras(kept),
                read.dialect(),
                read.series(),
                read.bodyBytes(),
                warnings,
                read.unknownFamilies(),
                new SeriesUse(lastSeen.size(), most, left));
    }

    private boolean admits(SeriesKey series, Instant now) {
        boolean admitted = lastSeen.containsKey(series) || lastSeen.size() < most;
        if (admitted) {
            lastSeen.put(series, now);
        }
        return admitted;
    }

    private void forgetBefore(Instant limit) {
        Iterator<Instant> oldestFirst = lastSeen.values().iterator();
        while (oldestFirst.hasNext() && oldestFirst.next().isBefore(limit)) {
            oldestFirst.remove();
        }
    }
}
