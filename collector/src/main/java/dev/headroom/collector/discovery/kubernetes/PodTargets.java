package dev.headroom.collector.discovery.kubernetes;

import dev.headroom.collector.discovery.TargetGroup;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The targets of a pod: the port its annotation names, else each port its containers declare. */
final class PodTargets {

    /** Its address may soon belong to somebody else. */
    private static final Set<String> OVER = Set.of("Succeeded", "Failed");

    private PodTargets() {}

    static List<TargetGroup> of(Pod pod, boolean onlyAnnotated) {
        ScrapeAnnotations asked = ScrapeAnnotations.of(pod.getMetadata());
        String address = pod.getStatus() == null ? null : pod.getStatus().getPodIP();
        if (!asked.admits(onlyAnnotated)
                || address == null
                || address.isBlank()
                || OVER.contains(String.valueOf(pod.getStatus().getPhase()))) {
            return List.of();
        }
        String host = address.contains(":") ? "[" + address + "]" : address;
        MetaLabels ofPod = labels(pod);
        asked.steer(ofPod);
        List<Declared> declared = declared(pod);
        Optional<String> port = asked.port();
        if (port.isPresent()) {
            Optional<Declared> known = declared.stream()
                    .filter(candidate -> candidate.isCalled(port.get()))
                    .findFirst();
            MetaLabels labels = known.map(found -> found.label(ofPod)).orElse(ofPod);
            String number = known.map(Declared::number).orElse(port.get());
            return List.of(new TargetGroup(List.of(host + ":" + number), labels.asMap()));
        }
        if (declared.isEmpty()) {
            return List.of(new TargetGroup(List.of(host), ofPod.asMap()));
        }
        return declared.stream()
                .map(each -> new TargetGroup(
                        List.of(host + ":" + each.number()), each.label(ofPod).asMap()))
                .toList();
    }

    private static List<Declared> declared(Pod pod) {
        List<Declared> declared = new ArrayList<>();
        if (pod.getSpec() != null && pod.getSpec().getContainers() != null) {
            for (Container container : pod.getSpec().getContainers()) {
                for (ContainerPort port :
                        container.getPorts() == null ? List.<ContainerPort>of() : container.getPorts()) {
                    boolean tcp =
                            port.getProtocol() == null || port.getProtocol().equals("TCP");
                    if (tcp && port.getContainerPort() != null) {
                        declared.add(new Declared(container, port));
                    }
                }
            }
        }
        return declared;
    }

    private static MetaLabels labels(Pod pod) {
        MetaLabels labels = new MetaLabels()
                .put("namespace", pod.getMetadata().getNamespace())
                .put("pod_name", pod.getMetadata().getName())
                .put("pod_uid", pod.getMetadata().getUid())
                .put("pod_ip", pod.getStatus().getPodIP())
                .put("pod_host_ip", pod.getStatus().getHostIP())
                .put("pod_phase", pod.getStatus().getPhase())
                .put("pod_ready", ready(pod))
                .put(
                        "pod_node_name",
                        pod.getSpec() == null ? null : pod.getSpec().getNodeName())
                .putAll("pod", pod.getMetadata())
                .plain("node", pod.getMetadata().getName());
        for (OwnerReference owner : pod.getMetadata().getOwnerReferences()) {
            if (Boolean.TRUE.equals(owner.getController())) {
                labels.put("pod_controller_kind", owner.getKind()).put("pod_controller_name", owner.getName());
            }
        }
        return labels;
    }

    private static String ready(Pod pod) {
        return pod.getStatus().getConditions().stream()
                .filter(condition -> "Ready".equals(condition.getType()))
                .map(condition -> String.valueOf(condition.getStatus()).toLowerCase(java.util.Locale.ROOT))
                .findFirst()
                .orElse("unknown");
    }

    private record Declared(Container container, ContainerPort port) {

        String number() {
            return String.valueOf(port.getContainerPort());
        }

        boolean isCalled(String numberOrName) {
            return number().equals(numberOrName) || numberOrName.equals(port.getName());
        }

        MetaLabels label(MetaLabels ofPod) {
            return ofPod.copy()
                    .put("pod_container_name", container.getName())
                    .put("pod_container_image", container.getImage())
                    .put("pod_container_init", "false")
                    .put("pod_container_port_name", port.getName())
                    .put("pod_container_port_number", port.getContainerPort())
                    .put("pod_container_port_protocol", port.getProtocol() == null ? "TCP" : port.getProtocol());
        }
    }
}
