package dev.headroom.dashboard.configuration.scrape;

import dev.headroom.collector.access.Access;
import dev.headroom.collector.discovery.JobDefinition;
import dev.headroom.collector.discovery.SourceDefinition;
import dev.headroom.collector.discovery.SourceDefinition.KubernetesRole;
import dev.headroom.collector.discovery.TargetUrl;
import dev.headroom.collector.discovery.relabel.Relabeling;
import dev.headroom.dashboard.configuration.finding.Findings;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Turns one entry of {@code headroom.scrape.jobs} into a job. */
final class JobMapping {

    private final Findings findings;
    private final AccessMapping access;
    private final RelabelMapping relabeling;

    JobMapping(Findings findings) {
        this.findings = findings;
        this.access = new AccessMapping(findings);
        this.relabeling = new RelabelMapping(findings);
    }

    Optional<JobDefinition> map(String key, String name, ScrapeProperties.Job job) {
        List<SourceDefinition> sources = sources(key, job);
        Access opens = access.map(key, job.authentication(), job.tls());
        Relabeling rules = relabeling.map(key + ".relabel-configs", job.relabelConfigs());
        boolean brokenSource =
                sources.isEmpty() && (job.http() != null || job.dns() != null || job.kubernetes() != null);
        if (brokenSource) {
            return Optional.empty();
        }
        return findings.accept(
                key,
                () -> new JobDefinition(
                        name,
                        job.dialect(),
                        sources,
                        job.labels(),
                        rules,
                        opens,
                        Optional.ofNullable(job.interval()),
                        Optional.ofNullable(job.timeout())));
    }

    private List<SourceDefinition> sources(String key, ScrapeProperties.Job job) {
        List<SourceDefinition> sources = new ArrayList<>();
        if (!job.targets().isEmpty()) {
            sources.add(new SourceDefinition.Urls(job.targets()));
        }
        if (!job.command().isEmpty()) {
            sources.add(new SourceDefinition.Command(job.command()));
        }
        for (String pattern : job.files()) {
            path(key + ".files", pattern).map(SourceDefinition.Files::new).ifPresent(sources::add);
        }
        http(key + ".http", job.http()).ifPresent(sources::add);
        dns(key + ".dns", job.dns()).ifPresent(sources::add);
        kubernetes(key + ".kubernetes", job.kubernetes()).ifPresent(sources::add);
        return sources;
    }

    private Optional<SourceDefinition> http(String key, ScrapeProperties.@Nullable Http http) {
        if (http == null) {
            return Optional.empty();
        }
        Access opens = access.map(key, http.authentication(), http.tls());
        return findings.required(key + ".url", http.url())
                .flatMap(url -> url(key + ".url", url.toString()))
                .flatMap(url -> findings.accept(
                        key + ".interval", () -> new SourceDefinition.HttpList(url, opens, http.interval())));
    }

    private Optional<URI> url(String key, String text) {
        try {
            return Optional.of(TargetUrl.parse(text));
        } catch (TargetUrl.Refused refused) {
            findings.add(key, String.valueOf(refused.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<SourceDefinition> dns(String key, ScrapeProperties.@Nullable Dns dns) {
        if (dns == null) {
            return Optional.empty();
        }
        OptionalInt port = dns.port() == null ? OptionalInt.empty() : OptionalInt.of(dns.port());
        return findings.accept(
                key,
                () -> new SourceDefinition.Dns(
                        dns.names(), dns.type(), port, Optional.ofNullable(dns.server()), dns.interval()));
    }

    private Optional<SourceDefinition> kubernetes(String key, ScrapeProperties.@Nullable Kubernetes cluster) {
        if (cluster == null) {
            return Optional.empty();
        }
        Optional<KubernetesRole> role = role(key + ".role", cluster.role());
        Optional<Path> kubeconfig =
                cluster.kubeconfig() == null ? Optional.empty() : path(key + ".kubeconfig", cluster.kubeconfig());
        boolean onlyAnnotated =
                cluster.onlyAnnotated() == null ? cluster.labelSelector().isBlank() : cluster.onlyAnnotated();
        return role.map(known -> new SourceDefinition.Kubernetes(
                known,
                cluster.namespaces(),
                cluster.labelSelector().strip(),
                onlyAnnotated,
                kubeconfig,
                Optional.ofNullable(cluster.context())));
    }

    /** Prometheus' words are taken too. */
    private Optional<KubernetesRole> role(String key, @Nullable String role) {
        return findings.required(key, role).flatMap(word -> switch (word) {
            case "pods", "pod" -> Optional.of(KubernetesRole.PODS);
            case "endpoint-slices", "endpointslices", "endpointslice" -> Optional.of(KubernetesRole.ENDPOINT_SLICES);
            default -> {
                findings.add(key, "must be pods or endpoint-slices, was " + word);
                yield Optional.empty();
            }
        });
    }

    private Optional<Path> path(String key, String text) {
        return findings.accept(key, () -> Path.of(text));
    }
}
