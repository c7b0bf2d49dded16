package dev.headroom.collector.dialect.table;

import java.util.List;
import java.util.stream.Stream;

/** Where a field's number comes from. A source that the page does not have is skipped or makes the whole unknown. */
public sealed interface Source {

    /** Names of all families this source may read. */
    Stream<String> families();

    /**
     * Series of one family.
     *
     * @param name of the sample, with {@code _total} for counters; of the family for histograms; one {@code *} stands for
     *     any text
     * @param zeroWith a total is zero as long as the page has this family and not yet the source's own; empty for none
     */
    record Family(String name, SeriesFilter filter, Needs needs, String zeroWith, Aggregation aggregation, Scale scale)
            implements Source {
        /** The same series under names that begin otherwise. */
        Family renamed(String prefix, String other) {
            Needs renamed = new Needs(needs.label(), renamed(needs.family(), prefix, other), needs.match());
            return new Family(
                    renamed(name, prefix, other),
                    filter,
                    renamed,
                    renamed(zeroWith, prefix, other),
                    aggregation,
                    scale);
        }

        private static String renamed(String name, String prefix, String other) {
            return name.startsWith(prefix) ? other + name.substring(prefix.length()) : name;
        }

        @Override
        public Stream<String> families() {
            return Stream.of(name);
        }
    }

    /** Made of other sources. */
    sealed interface Composed extends Source {
        List<Source> parts();

        @Override
        default Stream<String> families() {
            return parts().stream().flatMap(Source::families);
        }
    }

    /** The first part the page has. */
    record First(List<Source> parts) implements Composed {
        public First {
            parts = List.copyOf(parts);
        }
    }

    /** All parts together: unknown when one is missing, unless {@code onlyKnown} adds up those there are. */
    record Sum(List<Source> parts, boolean onlyKnown) implements Composed {
        public Sum {
            parts = List.copyOf(parts);
        }
    }

    /** The largest of the parts there are: for two views of the same events of which neither sees all. */
    record Largest(List<Source> parts) implements Composed {
        public Largest {
            parts = List.copyOf(parts);
        }
    }

    /** The first part less all others: of gauges only, because the difference of two totals may shrink. */
    record Difference(List<Source> parts) implements Composed {
        public Difference {
            parts = List.copyOf(parts);
        }
    }

    /** How several series become one number. */
    enum Aggregation {
        SUM,
        MEAN,
        MAX,
        FIRST
    }
}
