package dev.headroom.collector.exposition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects a page line by line while it is parsed the slow way. One page, one thread. */
final class LayoutBuilder {
    private final PageLimits limits;
    private final OwnTimestamps.PageJudgement timestamps;
    private final List<Series> series = new ArrayList<>();
    private final Set<String> families = new LinkedHashSet<>();
    private final List<String> warnings = new ArrayList<>();
    private final Set<SeriesIdentity> seen = new HashSet<>();
    private int[] numbers;
    private int duplicates;
    private int lines;
    private boolean memorable = true;
    private double ownMillis = Double.NaN;

    LayoutBuilder(PageLimits limits, OwnTimestamps.PageJudgement timestamps, int pageBytes) {
        this.limits = limits;
        this.timestamps = timestamps;
        this.numbers = new int[Math.max(16, pageBytes / 32)];
    }

    void family(String name) {
        families.add(name);
    }

    void warn(String warning) {
        warnings.add(warning);
    }

    /** The line that is added next carries a timestamp; it differs every time, so the page is not remembered. */
    void timestamp(double millis) {
        ownMillis = millis;
        memorable = false;
    }

    /** Called for lines with more than one number: their second one differs every time and is not remembered. */
    void forgetAfterwards() {
        memorable = false;
    }

    /** Keeps a line. Of a series that is on the page twice the first one counts. */
    void add(Cursor cursor, Series identity, int numberStart, int numberEnd) throws MalformedPage {
        if (++lines > limits.series()) {
            throw cursor.exceeded(PageLimit.SERIES);
        }
        double millis = ownMillis;
        ownMillis = Double.NaN;
        SeriesIdentity key = SeriesIdentity.of(identity);
        if (!seen.add(key)) {
            duplicates++;
            memorable = false;
            return;
        }
        if (!Double.isNaN(millis) && !timestamps.admits(key, millis, cursor.value(numberStart, numberEnd))) {
            families.add(identity.family());
            return;
        }
        int othersBytes = cursor.lineBytes() - (numberEnd - numberStart);
        memorable &= othersBytes + Skeleton.LONGEST_NUMBER_BYTES <= limits.lineBytes();
        int index = 2 * series.size();
        if (index + 2 > numbers.length) {
            numbers = Arrays.copyOf(numbers, numbers.length * 2);
        }
        numbers[index] = numberStart;
        numbers[index + 1] = numberEnd;
        series.add(identity);
        families.add(identity.family());
    }

    Page page(byte[] body, int length, PageFormat format) {
        if (duplicates > 0) {
            warnings.add(duplicates + " series were on the page more than once; the first of each was kept");
        }
        warnings.addAll(timestamps.accept());
        int[] ends = Arrays.copyOf(numbers, 2 * series.size());
        Skeleton skeleton = memorable ? Skeleton.of(body, length, ends, format) : Skeleton.NONE;
        return new Page(new PageLayout(series, families, warnings, skeleton), body, ends);
    }
}
