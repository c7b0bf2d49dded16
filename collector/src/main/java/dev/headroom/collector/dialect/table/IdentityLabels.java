package dev.headroom.collector.dialect.table;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Labels that say whose numbers a page shows.
 *
 * @param model labels that name the served model on the families the dialect is recognised by; the first that is there
 *     counts
 * @param copies labels that number copies of one value (tensor-parallel ranks): of series that differ in nothing else the
 *     largest counts, once
 * @param device for {@link Kind#GPU} only
 * @param host the label that names the machine, for {@link Kind#HOST} only
 */
public record IdentityLabels(
        List<String> model, Set<String> copies, Optional<DeviceLabels> device, Optional<LabelOfFamily> host) {
    public IdentityLabels {
        model = List.copyOf(model);
        copies = Set.copyOf(copies);
    }

    /** One label on the series of one family. */
    public record LabelOfFamily(String family, String label) {}
}
