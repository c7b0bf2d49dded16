package dev.headroom.collector.discovery.kubernetes;

import dev.headroom.collector.discovery.SourceDefinition;
import dev.headroom.collector.discovery.SourceFailure;
import dev.headroom.collector.discovery.TargetGroup;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/** The things of one cluster that targets are made of, under watch. One thread. */
final class Cluster implements AutoCloseable {

    private final SourceDefinition.Kubernetes definition;
    private final KubernetesClient client;
    private final AtomicBoolean changed = new AtomicBoolean(true);
    private final List<Watched<Pod>> pods = new ArrayList<>();
    private final List<Watched<EndpointSlice>> slices = new ArrayList<>();
    private final List<Watched<Service>> services = new ArrayList<>();
    private List<TargetGroup> groups = List.of();

    Cluster(SourceDefinition.Kubernetes definition, KubernetesClient client) {
        this.definition = definition;
        this.client = client;
    }

    void start() throws SourceFailure, InterruptedException {
        switch (definition.role()) {
            case PODS -> watch(pods, client.pods(), definition.labelSelector(), Cluster::slim);
            case ENDPOINT_SLICES -> {
                watch(services, client.services(), "", UnaryOperator.identity());
                watch(slices, client.discovery().v1().endpointSlices(), definition.labelSelector(), slice -> slice);
            }
        }
    }

    /** Worked out anew only after something changed. */
    List<TargetGroup> groups() throws SourceFailure {
        List<Pod> allPods = all(pods);
        List<EndpointSlice> allSlices = all(slices);
        List<Service> allServices = all(services);
        if (changed.getAndSet(false)) {
            List<TargetGroup> fresh = new ArrayList<>();
            allPods.forEach(pod -> fresh.addAll(PodTargets.of(pod, definition.onlyAnnotated())));
            Map<String, Service> byName = new HashMap<>();
            allServices.forEach(
                    service -> byName.put(key(service, service.getMetadata().getName()), service));
            for (EndpointSlice slice : allSlices) {
                Map<String, String> labels =
                        Optional.ofNullable(slice.getMetadata().getLabels()).orElse(Map.of());
                String name = labels.getOrDefault(EndpointTargets.SERVICE_NAME, "");
                fresh.addAll(EndpointTargets.of(
                        slice, Optional.ofNullable(byName.get(key(slice, name))), definition.onlyAnnotated()));
            }
            groups = List.copyOf(fresh);
        }
        return groups;
    }

    @Override
    public void close() {
        pods.forEach(Watched::close);
        slices.forEach(Watched::close);
        services.forEach(Watched::close);
        client.close();
    }

    private <T extends HasMetadata> void watch(
            List<Watched<T>> watched, MixedOperation<T, ?, ?> things, String selector, UnaryOperator<T> slim)
            throws SourceFailure, InterruptedException {
        List<Informable<T>> wanted = new ArrayList<>();
        if (definition.namespaces().isEmpty()) {
            wanted.add(selected(things.inAnyNamespace(), selector));
        }
        for (String namespace : definition.namespaces()) {
            wanted.add(selected(things.inNamespace(namespace), selector));
        }
        for (Informable<T> each : wanted) {
            Watched<T> watch = new Watched<>(each, slim, changed);
            watched.add(watch);
            watch.start();
        }
    }

    private static <T> Informable<T> selected(FilterWatchListDeletable<T, ?, ?> things, String selector) {
        return selector.isEmpty() ? things : things.withLabelSelector(selector);
    }

    private static <T> List<T> all(List<? extends Watched<? extends T>> watched) throws SourceFailure {
        List<T> all = new ArrayList<>();
        for (Watched<? extends T> each : watched) {
            all.addAll(each.all());
        }
        return all;
    }

    private static String key(HasMetadata thing, String name) {
        return thing.getMetadata().getNamespace() + "/" + name;
    }

    /** Volumes, environment and probes are the bulk of a pod. */
    private static Pod slim(Pod pod) {
        if (pod.getSpec() != null) {
            pod.getSpec().setVolumes(List.of());
            pod.getSpec().getContainers().forEach(container -> {
                container.setEnv(List.of());
                container.setVolumeMounts(List.of());
                container.setArgs(List.of());
                container.setCommand(List.of());
            });
        }
        return pod;
    }
}
