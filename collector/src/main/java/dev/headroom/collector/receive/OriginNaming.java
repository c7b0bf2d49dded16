package dev.headroom.collector.receive;

import dev.headroom.collector.exposition.Series;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.fleet.TargetIdentity;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds service and node of an origin. The labels {@code service} and {@code node} mean what they mean on a target; without
 * the former the job is the service, without the latter the pod or the instance is the node. A label counts only when all
 * series that have it agree, for a page may use the name for something else.
 *
 * @param service the service whatever the labels say; empty to go by the labels
 * @param serviceLabels labels that name the service, the first that is there counts
 */
public record OriginNaming(Optional<ServiceName> service, List<String> serviceLabels) {
    public static final OriginNaming DEFAULT = new OriginNaming(Optional.empty(), List.of("service", "service_name"));

    private static final String NODE = "node";
    private static final List<String> PODS = List.of("pod", "k8s_pod_name");
    private static final int LONGEST_SERVICE = 120;

    public OriginNaming {
        serviceLabels = List.copyOf(serviceLabels);
    }

    /** The identity under which the series are read. */
    public TargetIdentity identity(Origin origin, Collection<Series> series) {
        String node = agreed(series, List.of(NODE));
        String pod = agreed(series, PODS);
        String name = pod.isEmpty() ? node : pod;
        Map<String, String> labels = node.isEmpty() || !pod.isEmpty() ? Map.of() : Map.of(NODE, node);
        return new TargetIdentity(
                service.orElseGet(() -> serviceOf(origin, series)),
                name.isEmpty() ? origin.shown() : name,
                origin.shown(),
                labels);
    }

    private ServiceName serviceOf(Origin origin, Collection<Series> series) {
        String named = agreed(series, serviceLabels);
        String service = named.isEmpty() ? origin.job() : named;
        if (service.isBlank()) {
            return ServiceName.UNASSIGNED;
        }
        return new ServiceName(service.substring(0, Math.min(service.length(), LONGEST_SERVICE)));
    }

    private static String agreed(Collection<Series> series, List<String> labels) {
        for (String label : labels) {
            Set<String> values = new HashSet<>();
            for (Series one : series) {
                String value = Origin.printable(one.label(label));
                if (!value.isBlank()) {
                    values.add(value);
                }
            }
            if (values.size() == 1) {
                return values.iterator().next();
            }
        }
        return "";
    }
}
