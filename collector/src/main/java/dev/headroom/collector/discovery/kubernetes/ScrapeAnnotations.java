package dev.headroom.collector.discovery.kubernetes;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Map;
import java.util.Optional;

/**
 * What the annotations {@code prometheus.io/scrape}, {@code port}, {@code path} and {@code scheme} ask for. They are a
 * custom, not part of Prometheus, and nearly every chart follows it.
 */
record ScrapeAnnotations(Map<String, String> annotations) {

    private static final String PREFIX = "prometheus.io/";

    static ScrapeAnnotations of(ObjectMeta meta) {
        return new ScrapeAnnotations(meta.getAnnotations() == null ? Map.of() : meta.getAnnotations());
    }

    /** Whoever says no is heeded in any case. */
    boolean admits(boolean onlyAnnotated) {
        String scrape = annotations.getOrDefault(PREFIX + "scrape", "").strip();
        return onlyAnnotated ? scrape.equalsIgnoreCase("true") : !scrape.equalsIgnoreCase("false");
    }

    /** Empty unless it is a number; some charts name a port here, which is then found among the declared ones. */
    Optional<String> port() {
        return value("port");
    }

    void steer(MetaLabels labels) {
        value("path").ifPresent(path -> labels.plain("__metrics_path__", path));
        value("scheme").ifPresent(scheme -> labels.plain("__scheme__", scheme));
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(annotations.get(PREFIX + name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }
}
