package dev.headroom.collector.dialect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The beginning of a table for a page that no dialect knows. What stands in it are guesses by names, and it says so. */
public final class SuggestedTable {
    private static final int MOST_EXTRAS = 5;
    private static final Predicate<String> OF_EVERY_PROCESS = Pattern.compile(
                    "(go|process|python|promhttp|jvm|nodejs|net_conntrack)_.*|.*_(created|info)|up")
            .asMatchPredicate();

    private static final Map<String, String> FIELDS = ordered(
            "ended", ".*requests?(_success|_completed|_finished)?(_total|_count)",
            "failed", ".*(fail|error)[a-z]*(_total|_count)?",
            "running", ".*(running|in_?flight|processing|active_requests).*",
            "waiting", ".*(waiting|queue_(size|depth|length)|queued|pending|deferred).*",
            "kv-cache-ratio", ".*cache.*(usage|utili[sz]ation|used_ratio).*",
            "prompt-tokens", ".*(prompt|input).*tokens?_total",
            "generation-tokens", ".*(generat|output|completion|predicted).*tokens?.*_total|.*tokens_generated_total");

    private static final Map<String, String> LATENCIES = ordered(
            "ttft", ".*(time_to_first|first_token|ttft).*",
            "tpot", ".*(inter_token|per_output_token|tpot).*",
            "e2e", ".*(e2e|request)_?(latency|duration).*",
            "queue", ".*queue.*(time|duration|latency).*");

    private SuggestedTable() {}

    /** YAML with a line for each field that a family's name suggests. */
    public static String of(List<String> families) {
        List<String> own = families.stream().filter(OF_EVERY_PROCESS.negate()).toList();
        List<String> named = own.isEmpty() ? families : own;
        StringBuilder table = new StringBuilder("""
                name: my-server
                title: My server
                kind: serving            # or gateway, gpu, host, extras
                # a family that only this server has
                recognised-by: "%s"
                """.formatted(named.getFirst()));
        append(table, "fields:    # guesses by name, please check each\n", FIELDS, named);
        append(table, "latencies: # histograms, in seconds; add divisor: 1000 for milliseconds\n", LATENCIES, named);
        table.append("extras:    # families to keep and chart as they are\n");
        named.stream()
                .filter(family -> !isGuessed(family))
                .limit(MOST_EXTRAS)
                .forEach(family -> table.append("  %s: \"%s\"%n".formatted(family.replace(':', '-'), family)));
        return table.toString();
    }

    private static void append(StringBuilder table, String head, Map<String, String> patterns, List<String> families) {
        table.append(head);
        patterns.forEach((field, pattern) -> {
            Optional<String> family =
                    families.stream().filter(name -> name.matches(pattern)).findFirst();
            table.append(family.map(name -> "  %s: \"%s\"%n".formatted(field, name))
                    .orElseGet(() -> "  # %s: unknown%n".formatted(field)));
        });
    }

    private static boolean isGuessed(String family) {
        return FIELDS.values().stream().anyMatch(family::matches)
                || LATENCIES.values().stream().anyMatch(family::matches);
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
