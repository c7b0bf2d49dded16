package dev.headroom.collector.exposition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects a page line by line while it is parsed the slow way. One page, one thread. */
final class LayoutBuilder {
    private final PageLimits limits;
    private final List<Series> series = new ArrayList<>();
    private final Set<String> families = new LinkedHashSet<>();
    private final List<String> warnings = new ArrayList<>();
    private final Set<SeriesKey> seen = new HashSet<>();
    private int[] numbers;
    private int duplicates;
    private int lines;
    private boolean memorable = true;

    LayoutBuilder(PageLimits limits, int pageBytes) {
        this.limits = limits;
        this.numbers = new int[Math.max(16, pageBytes / 32)];
    }

    void family(String name) {
        families.add(name);
    }

    void warn(String warning) {
        warnings.add(warning);
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
        if (!seen.add(SeriesKey.of(identity))) {
            duplicates++;
            memorable = false;
            return;
        }
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
        int[] ends = Arrays.copyOf(numbers, 2 * series.size());
        Skeleton skeleton = memorable ? Skeleton.of(body, length, ends, format) : Skeleton.NONE;
        return new Page(new PageLayout(series, families, warnings, skeleton), body, ends);
    }

    /** Identity regardless of the order of labels; an empty label is no label. */
    private record SeriesKey(String name, List<Label> labels) {
        private static final Comparator<Label> BY_NAME = Comparator.comparing(Label::name);

        static SeriesKey of(Series series) {
            List<Label> sorted = series.labels().stream()
                    .filter(label -> !label.value().isEmpty())
                    .sorted(BY_NAME)
                    .toList();
            return new SeriesKey(series.name(), sorted);
        }
    }
}
