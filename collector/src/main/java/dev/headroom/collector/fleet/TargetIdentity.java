package dev.headroom.collector.fleet;

import java.util.Map;

/**
 * What the labels of a target say about whatever is found on its page.
 *
 * @param node the node's name where the page does not give one
 * @param instance where it is scraped, {@code host:port} or the command
 * @param labels all labels of the target, those above included
 */
public record TargetIdentity(ServiceName service, String node, String instance, Map<String, String> labels) {
    public TargetIdentity {
        if (node.isBlank()) {
            throw new IllegalArgumentException("node must not be blank");
        }
        labels = Map.copyOf(labels);
    }

    /** Whether the operator gave the node its name, which no page overrules. */
    public boolean namesNode() {
        return !labels.getOrDefault("node", "").isBlank();
    }
}
