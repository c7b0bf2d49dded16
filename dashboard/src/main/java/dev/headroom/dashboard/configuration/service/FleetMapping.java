package dev.headroom.dashboard.configuration.service;

import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.fleet.Limiter;
import dev.headroom.collector.fleet.ReplicaPolicy;
import dev.headroom.collector.fleet.ServiceDefinition;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.fleet.Slo;
import dev.headroom.dashboard.configuration.finding.Findings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns {@code headroom.services} into the fleet. */
public final class FleetMapping {

    private final Findings findings;

    public FleetMapping(Findings findings) {
        this.findings = findings;
    }

    public Fleet map(List<ServiceProperties> services) {
        List<ServiceDefinition> definitions = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < services.size(); i++) {
            String key = "headroom.services[" + i + "]";
            String name = services.get(i).name();
            if (name != null && !names.add(name)) {
                findings.add(key + ".name", "is used twice: " + name);
            } else {
                service(key, services.get(i)).ifPresent(definitions::add);
            }
        }
        return new Fleet(definitions);
    }

    private Optional<ServiceDefinition> service(String key, ServiceProperties service) {
        Optional<ServiceName> name = findings.required(key + ".name", service.name())
                .flatMap(text -> findings.accept(key + ".name", () -> new ServiceName(text)));
        ServiceProperties.Objectives objectives = service.slo();
        Optional<Slo> slo = findings.accept(
                key + ".slo", () -> new Slo(objectives.availability().ratio(), objectives.ttft(), objectives.tpot()));
        ServiceProperties.Replicas replicas = service.replicas();
        Optional<ReplicaPolicy> policy = findings.accept(
                key + ".replicas",
                () -> new ReplicaPolicy(
                        replicas.min(),
                        replicas.max(),
                        replicas.startUp(),
                        replicas.gpus(),
                        replicas.gpuHourPrice() == null ? Double.NaN : replicas.gpuHourPrice()));
        Optional<Limiter> limiter = limiter(key + ".limiter", service.limiter());
        OptionalLong connections = connections(key + ".connections.limit", service.connections());
        if (name.isEmpty() || slo.isEmpty() || policy.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ServiceDefinition(name.get(), slo.get(), policy.get(), limiter, connections));
    }

    private Optional<Limiter> limiter(String key, ServiceProperties.@Nullable Limiter limiter) {
        if (limiter == null) {
            return Optional.empty();
        }
        Optional<Double> rps = findings.required(key + ".rps", limiter.rps());
        return rps.flatMap(rate -> findings.accept(
                key, () -> new Limiter(rate, limiter.burst() == null ? rate : limiter.burst(), limiter.window())));
    }

    private OptionalLong connections(String key, ServiceProperties.@Nullable Connections connections) {
        if (connections == null || connections.limit() == null) {
            return OptionalLong.empty();
        }
        if (connections.limit() < 1) {
            findings.add(key, "must be >= 1, was " + connections.limit());
        }
        return OptionalLong.of(connections.limit());
    }
}
