package dev.headroom.collector.dialect.table;

import java.util.List;
import java.util.Locale;

/** Reads where a field comes from: a family's name, a list (the first that is there), or a mapping. */
final class SourceNode {
    private SourceNode() {}

    static Source source(TableNode node) {
        if (node.isText()) {
            return family(node.asText());
        }
        if (node.isList()) {
            return new Source.First(parts(node));
        }
        node.allow(
                "family",
                "where",
                "where-not",
                "needs-label",
                "needs-family",
                "needs-match",
                "zero-with",
                "aggregate",
                "factor",
                "divisor",
                "first",
                "sum",
                "sum-known",
                "largest",
                "difference");
        if (node.child("first").isPresent()) {
            return new Source.First(parts(node.child("first").get()));
        }
        if (node.child("sum").isPresent()) {
            return new Source.Sum(parts(node.child("sum").get()), false);
        }
        if (node.child("sum-known").isPresent()) {
            return new Source.Sum(parts(node.child("sum-known").get()), true);
        }
        if (node.child("largest").isPresent()) {
            return new Source.Largest(parts(node.child("largest").get()));
        }
        if (node.child("difference").isPresent()) {
            return new Source.Difference(parts(node.child("difference").get()));
        }
        node.require(!node.text("family").isEmpty(), "needs one of family, first, sum, sum-known, largest, difference");
        return new Source.Family(
                node.text("family"),
                new SeriesFilter(node.textLists("where"), node.textLists("where-not")),
                new Needs(node.text("needs-label"), node.text("needs-family"), node.isTrue("needs-match")),
                node.text("zero-with"),
                aggregation(node),
                scale(node));
    }

    /** A difference of totals would shrink now and then and be taken for a restart. */
    static Source ofField(TableNode node, Field field) {
        Source source = source(node);
        node.require(
                !field.isTotal() || !hasDifference(source),
                "difference is for gauges: that of two totals may shrink, which looks like a restart");
        node.require(
                source.families().noneMatch(name -> name.endsWith("_bucket")),
                "a field cannot be a histogram's bucket, use its _count or _sum");
        return source;
    }

    private static boolean hasDifference(Source source) {
        return switch (source) {
            case Source.Family _ -> false;
            case Source.Difference _ -> true;
            case Source.First(var parts) -> parts.stream().anyMatch(SourceNode::hasDifference);
            case Source.Sum(var parts, var _) -> parts.stream().anyMatch(SourceNode::hasDifference);
            case Source.Largest(var parts) -> parts.stream().anyMatch(SourceNode::hasDifference);
        };
    }

    static Source.Aggregation aggregation(TableNode node) {
        return node.choice(
                "aggregate",
                Source.Aggregation.values(),
                aggregation -> aggregation.name().toLowerCase(Locale.ROOT),
                Source.Aggregation.SUM);
    }

    static Scale scale(TableNode node) {
        return new Scale(number(node, "factor"), number(node, "divisor"));
    }

    /** Histograms cannot be added up across families: their buckets differ. */
    static Source histogram(TableNode node) {
        Source source = source(node);
        boolean single = source instanceof Source.Family
                || (source instanceof Source.First(var parts)
                        && parts.stream().allMatch(part -> part instanceof Source.Family));
        node.require(single, "must be one family, or a list of families of which the first counts");
        node.require(
                source.families().noneMatch(name -> name.endsWith("_bucket")), "names the histogram without _bucket");
        return single ? source : family("");
    }

    private static List<Source> parts(TableNode node) {
        return node.items().stream().map(SourceNode::source).toList();
    }

    private static Source.Family family(String name) {
        return new Source.Family(name, SeriesFilter.ALL, Needs.NOTHING, "", Source.Aggregation.SUM, Scale.ONE);
    }

    private static double number(TableNode node, String key) {
        return node.child(key).map(TableNode::asPositiveNumber).orElse(1.0);
    }
}
