package dev.headroom.collector.discovery;

import java.util.List;
import java.util.Map;

/** Addresses that share labels, as a {@code file_sd} file lists them. */
record TargetGroup(List<String> targets, Map<String, String> labels) {
    TargetGroup {
        targets = List.copyOf(targets);
        labels = Map.copyOf(labels);
    }
}
