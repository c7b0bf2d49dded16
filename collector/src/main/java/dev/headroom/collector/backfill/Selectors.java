package dev.headroom.collector.backfill;

import dev.headroom.collector.receive.Origin;
import java.util.Collection;
import java.util.stream.Collectors;

/** Series selectors of PromQL. */
final class Selectors {
    private Selectors() {}

    /** Series by which a known server is recognised. A star in a name stands for any text. */
    static String recognising(Collection<String> families, String matchers) {
        String names = families.stream()
                .sorted()
                .map(family -> family.replace(".", "\\\\.").replace("*", ".*"))
                .collect(Collectors.joining("|", "(", ")(_total|_count|_bucket)?"));
        return "{" + with(matchers) + "__name__=~\"" + names + "\"}";
    }

    /** Everything that one server shows. */
    static String of(Origin origin, String matchers) {
        return "{" + with(matchers) + target(origin) + "}";
    }

    /** One metric of one server. */
    static String of(Origin origin, String matchers, String name) {
        return "{" + with(matchers) + "__name__=\"" + name + "\"," + target(origin) + "}";
    }

    private static String target(Origin origin) {
        return "job=\"" + escaped(origin.job()) + "\",instance=\"" + escaped(origin.instance()) + "\"";
    }

    private static String with(String matchers) {
        return matchers.isEmpty() ? "" : matchers + ",";
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
