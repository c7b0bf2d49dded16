package dev.headroom.collector.discovery;

import dev.headroom.collector.access.AddressPolicy;
import dev.headroom.collector.discovery.dns.DnsTargets;
import dev.headroom.collector.discovery.file.FileTargets;
import dev.headroom.collector.discovery.http.HttpTargets;
import dev.headroom.collector.discovery.kubernetes.KubernetesTargets;
import java.time.InstantSource;

/** Knows what reads each kind of source. */
final class TargetSources {

    private TargetSources() {}

    static TargetSource open(SourceDefinition.Listed definition, AddressPolicy addresses, InstantSource clock) {
        return switch (definition) {
            case SourceDefinition.Files(var pattern) -> new FileTargets(pattern, clock);
            case SourceDefinition.HttpList list -> new HttpTargets(list, addresses);
            case SourceDefinition.Dns names -> new DnsTargets(names);
            case SourceDefinition.Kubernetes cluster -> new KubernetesTargets(cluster);
        };
    }
}
