package dev.headroom.collector.discovery.kubernetes;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The labels of one target, collected under {@code __meta_kubernetes_}; what is absent is left out. */
final class MetaLabels {

    private static final String PREFIX = "__meta_kubernetes_";

    private final Map<String, String> labels = new HashMap<>();

    MetaLabels put(String name, @Nullable Object value) {
        if (value != null) {
            labels.put(PREFIX + name, String.valueOf(value));
        }
        return this;
    }

    /** Labels and annotations of a thing, each with its value and with the fact that it is there. */
    MetaLabels putAll(String thing, ObjectMeta meta) {
        putAll(thing + "_label", meta.getLabels());
        putAll(thing + "_annotation", meta.getAnnotations());
        return this;
    }

    private void putAll(String prefix, @Nullable Map<String, String> values) {
        if (values != null) {
            values.forEach((name, value) -> {
                String safe = name.replaceAll("[^a-zA-Z0-9_]", "_");
                put(prefix + "_" + safe, value);
                put(prefix + "present_" + safe, "true");
            });
        }
    }

    /** One that is no secret of relabelling but a label of the target. */
    MetaLabels plain(String name, @Nullable String value) {
        if (value != null) {
            labels.put(name, value);
        }
        return this;
    }

    MetaLabels copy() {
        MetaLabels copy = new MetaLabels();
        copy.labels.putAll(labels);
        return copy;
    }

    Map<String, String> asMap() {
        return Map.copyOf(labels);
    }
}
