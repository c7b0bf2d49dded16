package dev.headroom.collector.dialect.table;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads the families that a table keeps beside the typed fields. */
final class ExtraNode {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:-]{0,99}");

    private ExtraNode() {}

    static List<Extra> extras(TableNode node, OtherNames names) {
        node.require(node.isMapping(), "must be a mapping from a name to a family");
        return node.children().entrySet().stream()
                .map(entry -> extra(entry.getKey(), entry.getValue(), names))
                .toList();
    }

    /** A family's name, a list of which the first counts, or a mapping. */
    private static Extra extra(String name, TableNode node, OtherNames names) {
        node.require(NAME.matcher(name).matches(), "name must be letters, digits and _.:- only");
        if (!node.isMapping()) {
            return new Extra(
                    name,
                    names.of(families(node)),
                    SeriesFilter.ALL,
                    List.of(),
                    Extra.Type.AS_SHOWN,
                    Source.Aggregation.SUM,
                    Scale.ONE,
                    "");
        }
        node.allow("family", "where", "where-not", "labels", "type", "aggregate", "factor", "divisor", "unit");
        List<String> families = node.child("family").map(ExtraNode::families).orElse(List.of());
        node.require(!families.isEmpty(), "family must name a family");
        return new Extra(
                name,
                names.of(families),
                new SeriesFilter(node.textLists("where"), node.textLists("where-not")),
                node.texts("labels"),
                node.choice("type", Extra.Type.values(), ExtraNode::word, Extra.Type.AS_SHOWN),
                SourceNode.aggregation(node),
                SourceNode.scale(node),
                node.text("unit"));
    }

    private static List<String> families(TableNode node) {
        return node.isText()
                ? List.of(node.asText())
                : node.items().stream().map(TableNode::asText).toList();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
