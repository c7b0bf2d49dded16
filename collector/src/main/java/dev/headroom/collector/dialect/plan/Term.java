package dev.headroom.collector.dialect.plan;

import dev.headroom.collector.dialect.table.Scale;
import dev.headroom.collector.dialect.table.Source;
import dev.headroom.collector.exposition.Page;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A source worked out for one layout: which positions to read and how to add them up. Immutable. */
sealed interface Term {

    double value(Page page);

    /** Positions of the series it reads. */
    IntStream positions();

    /** What a source that the page does not have comes to. */
    Term UNKNOWN = new Constant(Double.NaN);

    record Constant(double number) implements Term {
        @Override
        public double value(Page page) {
            return number;
        }

        @Override
        public IntStream positions() {
            return IntStream.empty();
        }
    }

    /** Series of one family; each inner array holds copies of one value, of which the largest counts. */
    record Aggregate(List<int[]> copies, Source.Aggregation aggregation, Scale scale) implements Term {
        @Override
        public double value(Page page) {
            double total = 0;
            double largest = Double.NEGATIVE_INFINITY;
            for (int[] same : copies) {
                double value = largest(page, same);
                if (aggregation == Source.Aggregation.FIRST) {
                    return scale.of(value);
                }
                total += value;
                largest = Math.max(largest, value);
            }
            return scale.of(
                    switch (aggregation) {
                        case SUM -> total;
                        case MEAN -> total / copies.size();
                        case MAX, FIRST -> largest;
                    });
        }

        @Override
        public IntStream positions() {
            return copies.stream().flatMapToInt(Arrays::stream);
        }

        private static double largest(Page page, int[] same) {
            double largest = page.value(same[0]);
            for (int i = 1; i < same.length; i++) {
                largest = Math.max(largest, page.value(same[i]));
            }
            return largest;
        }
    }

    record Added(List<Term> parts) implements Term {
        @Override
        public double value(Page page) {
            double sum = 0;
            for (Term part : parts) {
                sum += part.value(page);
            }
            return sum;
        }

        @Override
        public IntStream positions() {
            return parts.stream().flatMapToInt(Term::positions);
        }
    }

    record Subtracted(Term whole, List<Term> parts) implements Term {
        @Override
        public double value(Page page) {
            double rest = whole.value(page);
            for (Term part : parts) {
                rest -= part.value(page);
            }
            return rest;
        }

        @Override
        public IntStream positions() {
            return IntStream.concat(whole.positions(), parts.stream().flatMapToInt(Term::positions));
        }
    }

    record LargestOf(List<Term> parts) implements Term {
        @Override
        public double value(Page page) {
            double largest = Double.NEGATIVE_INFINITY;
            for (Term part : parts) {
                largest = Math.max(largest, part.value(page));
            }
            return largest;
        }

        @Override
        public IntStream positions() {
            return parts.stream().flatMapToInt(Term::positions);
        }
    }
}
