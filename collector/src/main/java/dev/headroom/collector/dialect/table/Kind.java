package dev.headroom.collector.dialect.table;

import dev.headroom.collector.sample.LatencyKind;
import java.util.List;
import java.util.Locale;

/** What a dialect's pages describe, and so which readings they give and which fields a table may fill. */
public enum Kind {
    SERVING(Field.servingFields(), true),
    GATEWAY(Field.gatewayFields(), true),
    GPU(Field.gpuFields(), false),
    HOST(Field.hostFields(), false),
    /** Series kept beside what another dialect reads from the same page. */
    EXTRAS(List.of(), false);

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<Field> fields;

    private final boolean latencies;

    Kind(List<Field> fields, boolean latencies) {
        this.fields = fields;
        this.latencies = latencies;
    }

    public List<Field> fields() {
        return fields;
    }

    public List<LatencyKind> latencies() {
        return latencies ? List.of(LatencyKind.values()) : List.of();
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
