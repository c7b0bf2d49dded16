package dev.headroom.dashboard.configuration.scrape;

import dev.headroom.collector.discovery.SourceDefinition.DnsType;
import dev.headroom.collector.fleet.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The keys under {@code headroom.scrape}. Where Prometheus has a word for the same thing it is the same word, and since
 * dashes and underscores count alike, parts of a prometheus.yml can be pasted.
 */
public record ScrapeProperties(
        @DefaultValue("15s") Duration interval,
        @Nullable Duration timeout,
        @DefaultValue("false") boolean anyContentType,
        @DefaultValue("1/1") String shard,
        @DefaultValue Limits limits,
        @DefaultValue List<String> dialects,
        @DefaultValue List<Job> jobs) {

    record Limits(
            @DefaultValue("32MB") DataSize body,
            @DefaultValue("50000") int samples,
            @DefaultValue("64") int labels,
            @DefaultValue("256") int nameBytes,
            @DefaultValue("2048") int valueBytes,
            @DefaultValue("20000") int targets,
            @DefaultValue("500") int extraSeries) {}

    record Job(
            @Nullable String name,
            @DefaultValue("auto") String dialect,
            @DefaultValue List<String> targets,
            @DefaultValue List<String> files,
            @DefaultValue List<String> command,
            @Nullable Http http,
            @Nullable Dns dns,
            @Nullable Kubernetes kubernetes,
            @DefaultValue Map<String, String> labels,
            @DefaultValue List<Relabel> relabelConfigs,
            @Nullable Authentication authentication,
            @Nullable Tls tls,
            @Nullable Duration interval,
            @Nullable Duration timeout) {}

    record Http(
            @Nullable URI url,
            @DefaultValue("1m") Duration interval,
            @Nullable Authentication authentication,
            @Nullable Tls tls) {}

    record Dns(
            @DefaultValue List<String> names,
            @DefaultValue("SRV") DnsType type,
            @Nullable Integer port,
            @Nullable String server,
            @DefaultValue("30s") Duration interval) {}

    record Kubernetes(
            @Nullable String role,
            @DefaultValue List<String> namespaces,
            @DefaultValue("") String labelSelector,
            @Nullable Boolean onlyAnnotated,
            @Nullable String kubeconfig,
            @Nullable String context) {}

    record Relabel(
            @DefaultValue("replace") String action,
            @DefaultValue List<String> sourceLabels,
            @DefaultValue(";") String separator,
            @DefaultValue("(.*)") String regex,
            @Nullable String targetLabel,
            @DefaultValue("$1") String replacement) {}

    record Authentication(
            @Nullable Secret bearerToken,
            @Nullable String bearerTokenFile,
            @Nullable String username,
            @Nullable Secret password,
            @Nullable String passwordFile,
            @DefaultValue Map<String, Secret> headers,
            @DefaultValue Map<String, String> headerFiles) {}

    record Tls(
            @Nullable String caFile,
            @Nullable String certificateFile,
            @Nullable String keyFile,
            @Nullable String serverName,
            @DefaultValue("false") boolean insecureTrustAnyServer) {}
}
