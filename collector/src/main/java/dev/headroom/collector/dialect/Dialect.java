package dev.headroom.collector.dialect;

import dev.headroom.collector.sample.LatencyKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How one kind of server names its metrics; one file under {@code dialects/}.
 *
 * @param recognisedBy the page is of this dialect when it has any of these families …
 * @param notWith … and none of these
 * @param modelLabels labels that name the served model on the families it is recognised by; the first that is there counts
 * @param copies labels that number copies of one value (tensor-parallel ranks): of series that differ in nothing else the
 *     largest counts, once
 * @param device for {@link Kind#GPU} only
 */
record Dialect(
        String name,
        String title,
        Kind kind,
        List<String> recognisedBy,
        List<String> notWith,
        List<String> modelLabels,
        Set<String> copies,
        Map<Field, Source> fields,
        Map<LatencyKind, Source> latencies,
        Optional<DeviceLabels> device) {
    Dialect {
        recognisedBy = List.copyOf(recognisedBy);
        notWith = List.copyOf(notWith);
        modelLabels = List.copyOf(modelLabels);
        copies = Set.copyOf(copies);
        fields = Map.copyOf(fields);
        latencies = Map.copyOf(latencies);
        if (recognisedBy.isEmpty()) {
            throw new IllegalArgumentException("recognised-by must name a family");
        }
        if ((kind == Kind.GPU) != device.isPresent()) {
            throw new IllegalArgumentException("device is for the kind gpu, and only for it");
        }
    }

    boolean recognises(PageIndex page) {
        return recognisedBy.stream().anyMatch(page::hasFamily)
                && notWith.stream().noneMatch(page::hasFamily);
    }
}
