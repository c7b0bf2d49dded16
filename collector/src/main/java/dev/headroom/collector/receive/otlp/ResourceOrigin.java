package dev.headroom.collector.receive.otlp;

import dev.headroom.collector.receive.Origin;
import dev.headroom.collector.receive.Way;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import java.util.HashMap;
import java.util.Map;

/** Who measured, by the attributes of a resource (OpenTelemetry, "Semantic conventions for resources"). */
record ResourceOrigin(Origin origin, Map<String, String> labels) {

    /** What SDKs call a service without a name. */
    private static final String NAMELESS = "unknown_service";

    static ResourceOrigin of(Resource resource) {
        Map<String, String> attributes = new HashMap<>();
        for (KeyValue attribute : resource.getAttributesList()) {
            String value = Translation.text(attribute.getValue());
            if (!value.isBlank()) {
                attributes.putIfAbsent(attribute.getKey(), value);
            }
        }
        String service = attributes.getOrDefault("service.name", "");
        String namespace = attributes.getOrDefault("service.namespace", "");
        String instance = instance(attributes);
        String job = namespace.isEmpty() || service.isEmpty() ? service : namespace + "/" + service;
        if (job.isEmpty() && instance.isEmpty()) {
            job = NAMELESS;
        }
        Map<String, String> labels = new HashMap<>();
        if (!service.isEmpty()) {
            labels.put("service_name", service);
        }
        if (attributes.containsKey("k8s.pod.name")) {
            labels.put("k8s_pod_name", attributes.get("k8s.pod.name"));
        }
        return new ResourceOrigin(new Origin(Way.OTLP, job, instance), Map.copyOf(labels));
    }

    /** What tells replicas apart, the most exact first. */
    private static String instance(Map<String, String> attributes) {
        for (String key : new String[] {"service.instance.id", "k8s.pod.name", "container.id"}) {
            String value = attributes.get(key);
            if (value != null) {
                return value;
            }
        }
        String host = attributes.getOrDefault("host.name", "");
        String process = attributes.getOrDefault("process.pid", "");
        return host.isEmpty() || process.isEmpty() ? host : host + ":" + process;
    }
}
