package dev.headroom.collector.dialect;

import java.util.List;

/** A table with faults; each of them names file and key. */
final class BrokenTable extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> faults;

    BrokenTable(List<String> faults) {
        super(String.join("; ", faults));
        this.faults = List.copyOf(faults);
    }

    List<String> faults() {
        return faults;
    }
}
