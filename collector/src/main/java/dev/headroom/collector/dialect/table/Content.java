package dev.headroom.collector.dialect.table;

import dev.headroom.collector.dialect.table.IdentityLabels.LabelOfFamily;
import dev.headroom.collector.sample.LatencyKind;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a dialect reads from a page.
 *
 * @param logEvents families that count matching lines of logs, each with the label that names the event
 */
public record Content(
        Map<Field, Source> fields,
        Map<LatencyKind, Source> latencies,
        List<LabelOfFamily> logEvents,
        List<Extra> extras) {
    public Content {
        fields = Map.copyOf(fields);
        latencies = Map.copyOf(latencies);
        logEvents = List.copyOf(logEvents);
        extras = List.copyOf(extras);
    }

    /** Names of all families that may be read. */
    public Stream<String> families() {
        return Stream.of(
                        Stream.of(fields.values(), latencies.values())
                                .flatMap(Collection::stream)
                                .flatMap(Source::families),
                        logEvents.stream().map(LabelOfFamily::family),
                        extras.stream().flatMap(extra -> extra.families().stream()))
                .flatMap(names -> names);
    }
}
