package dev.headroom.collector.discovery;

import java.util.List;
import java.util.Map;

/** Addresses that share labels, as {@code file_sd} lists them: {@code host:port}, or whole URLs. */
public record TargetGroup(List<String> targets, Map<String, String> labels) {
    public TargetGroup {
        targets = List.copyOf(targets);
        labels = Map.copyOf(labels);
    }
}
