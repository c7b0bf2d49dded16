package dev.headroom.collector.exposition;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everything on a page but the numbers. Two pages with the same layout object differ in nothing else, so whatever was
 * worked out for the layout (which series feeds which reading) holds for both. Immutable.
 */
public final class PageLayout {
    private final List<Series> series;
    private final Set<String> families;
    private final List<String> warnings;
    private final Skeleton skeleton;

    PageLayout(List<Series> series, Set<String> families, List<String> warnings, Skeleton skeleton) {
        this.series = List.copyOf(series);
        this.families = Set.copyOf(families);
        this.warnings = List.copyOf(warnings);
        this.skeleton = skeleton;
    }

    /** The layout of pages that are put together from series instead of being read, such as pushed ones. */
    public static PageLayout of(List<Series> series) {
        Set<String> families = series.stream().map(Series::family).collect(Collectors.toSet());
        return new PageLayout(series, families, List.of(), Skeleton.NONE);
    }

    /** The lines that carry a value, in the order of the page. */
    public List<Series> series() {
        return series;
    }

    /** Every family the page names, those without any series yet included. */
    public Set<String> families() {
        return families;
    }

    List<String> warnings() {
        return warnings;
    }

    /** Whether another page can have it: one with timestamps or repeated series is read the slow way every time. */
    boolean isRecognisable() {
        return skeleton != Skeleton.NONE;
    }

    /** The page, when it has exactly this layout; every number's form is checked on the way. */
    Optional<Page> match(byte[] body, int length, PageFormat format) {
        return skeleton.match(body, length, format).map(ends -> new Page(this, body, ends));
    }
}
