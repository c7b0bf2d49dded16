package dev.headroom.collector.dialect.table;

import java.util.List;

/** A table with faults; each of them names file and key. */
public final class BrokenTable extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> faults;

    BrokenTable(List<String> faults) {
        super(String.join("; ", faults));
        this.faults = List.copyOf(faults);
    }

    public List<String> faults() {
        return faults;
    }
}
