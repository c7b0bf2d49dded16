package dev.headroom.collector.dialect;

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
                "aggregate",
                "factor",
                "divisor",
                "first",
                "sum",
                "sum-known",
                "largest");
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
        node.require(!node.text("family").isEmpty(), "needs one of family, first, sum, sum-known, largest");
        return new Source.Family(
                node.text("family"),
                new SeriesFilter(node.textLists("where"), node.textLists("where-not")),
                node.text("needs-label"),
                node.choice(
                        "aggregate",
                        Source.Aggregation.values(),
                        aggregation -> aggregation.name().toLowerCase(Locale.ROOT),
                        Source.Aggregation.SUM),
                new Scale(number(node, "factor"), number(node, "divisor")));
    }

    /** Histograms cannot be added up across families: their buckets differ. */
    static Source histogram(TableNode node) {
        Source source = source(node);
        boolean single = source instanceof Source.Family
                || (source instanceof Source.First(var parts)
                        && parts.stream().allMatch(part -> part instanceof Source.Family));
        node.require(single, "must be one family, or a list of families of which the first counts");
        return single ? source : family("");
    }

    private static List<Source> parts(TableNode node) {
        return node.items().stream().map(SourceNode::source).toList();
    }

    private static Source.Family family(String name) {
        return new Source.Family(name, SeriesFilter.ALL, "", Source.Aggregation.SUM, Scale.ONE);
    }

    private static double number(TableNode node, String key) {
        return node.child(key).map(TableNode::asPositiveNumber).orElse(1.0);
    }
}
