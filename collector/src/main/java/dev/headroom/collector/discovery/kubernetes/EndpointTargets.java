package dev.headroom.collector.discovery.kubernetes;

import dev.headroom.collector.discovery.TargetGroup;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPort;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The targets of an endpoint slice: each endpoint at the port the service's annotation names, else at each port of the
 * slice. Labels and annotations of the service come along, those of the pods do not.
 */
final class EndpointTargets {

    static final String SERVICE_NAME = "kubernetes.io/service-name";
    private static final ObjectMeta NO_SERVICE = new ObjectMeta();

    private EndpointTargets() {}

    static List<TargetGroup> of(EndpointSlice slice, Optional<Service> service, boolean onlyAnnotated) {
        ObjectMeta ofService = service.map(Service::getMetadata).orElse(NO_SERVICE);
        ScrapeAnnotations asked = ScrapeAnnotations.of(ofService);
        if (!asked.admits(onlyAnnotated) || slice.getEndpoints() == null) {
            return List.of();
        }
        MetaLabels ofSlice = labels(slice, ofService);
        asked.steer(ofSlice);
        List<TargetGroup> groups = new ArrayList<>();
        for (Endpoint endpoint : slice.getEndpoints()) {
            MetaLabels ofEndpoint = labels(endpoint, ofSlice);
            for (String address : endpoint.getAddresses()) {
                String host = address.contains(":") ? "[" + address + "]" : address;
                for (Port port : ports(slice, asked)) {
                    groups.add(new TargetGroup(
                            List.of(host + ":" + port.number()),
                            port.label(ofEndpoint).asMap()));
                }
            }
        }
        return groups;
    }

    private static MetaLabels labels(EndpointSlice slice, ObjectMeta service) {
        Map<String, String> own = slice.getMetadata().getLabels() == null
                ? Map.of()
                : slice.getMetadata().getLabels();
        return new MetaLabels()
                .put("namespace", slice.getMetadata().getNamespace())
                .put("endpointslice_name", slice.getMetadata().getName())
                .put("endpointslice_address_type", slice.getAddressType())
                .put("service_name", own.get(SERVICE_NAME))
                .putAll("endpointslice", slice.getMetadata())
                .putAll("service", service);
    }

    private static MetaLabels labels(Endpoint endpoint, MetaLabels ofSlice) {
        MetaLabels labels = ofSlice.copy()
                .put("endpointslice_endpoint_hostname", endpoint.getHostname())
                .put("endpointslice_endpoint_node_name", endpoint.getNodeName())
                .put("endpointslice_endpoint_zone", endpoint.getZone());
        if (endpoint.getConditions() != null) {
            labels.put(
                            "endpointslice_endpoint_conditions_ready",
                            endpoint.getConditions().getReady())
                    .put(
                            "endpointslice_endpoint_conditions_serving",
                            endpoint.getConditions().getServing())
                    .put(
                            "endpointslice_endpoint_conditions_terminating",
                            endpoint.getConditions().getTerminating());
        }
        if (endpoint.getTargetRef() != null) {
            String kind = endpoint.getTargetRef().getKind();
            String name = endpoint.getTargetRef().getName();
            labels.put("endpointslice_address_target_kind", kind).put("endpointslice_address_target_name", name);
            if ("Pod".equals(kind)) {
                labels.put("pod_name", name).plain("node", name);
            }
        }
        return labels;
    }

    private static List<Port> ports(EndpointSlice slice, ScrapeAnnotations asked) {
        List<EndpointPort> all = slice.getPorts() == null ? List.of() : slice.getPorts();
        List<Port> declared = all.stream()
                .filter(port -> port.getPort() != null)
                .filter(port -> port.getProtocol() == null || port.getProtocol().equals("TCP"))
                .map(port -> new Port(String.valueOf(port.getPort()), Optional.of(port)))
                .toList();
        return asked.port()
                .map(number -> declared.stream()
                        .filter(port -> port.isCalled(number))
                        .findFirst()
                        .orElse(new Port(number, Optional.empty())))
                .map(List::of)
                .orElse(declared);
    }

    private record Port(String number, Optional<EndpointPort> declared) {

        boolean isCalled(String numberOrName) {
            return number.equals(numberOrName)
                    || declared.filter(port -> numberOrName.equals(port.getName()))
                            .isPresent();
        }

        MetaLabels label(MetaLabels ofEndpoint) {
            MetaLabels labels = ofEndpoint.copy().put("endpointslice_port", number);
            declared.ifPresent(port -> labels.put("endpointslice_port_name", port.getName())
                    .put("endpointslice_port_protocol", port.getProtocol() == null ? "TCP" : port.getProtocol())
                    .put("endpointslice_port_app_protocol", port.getAppProtocol()));
            return labels;
        }
    }
}
