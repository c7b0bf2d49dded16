package dev.headroom.dashboard.configuration.finding;

import java.util.Map;
import java.util.Optional;

/** Words of prometheus.yml that stand for something here, for people who come from there. */
final class Foreign {

    private static final Map<String, String> HERE = Map.ofEntries(
            Map.entry("jobname", "name"),
            Map.entry("staticconfigs", "targets and labels"),
            Map.entry("filesdconfigs", "files"),
            Map.entry("httpsdconfigs", "http: {url}"),
            Map.entry("dnssdconfigs", "dns: {names, type, port}"),
            Map.entry("kubernetessdconfigs", "kubernetes: {role, namespaces}"),
            Map.entry("basicauth", "authentication: {username, password}"),
            Map.entry("bearertoken", "authentication: {bearer-token}"),
            Map.entry("bearertokenfile", "authentication: {bearer-token-file}"),
            Map.entry("authorization", "authentication: {bearer-token}"),
            Map.entry("tlsconfig", "tls: {ca-file, certificate-file, key-file, server-name}"),
            Map.entry("certfile", "certificate-file"),
            Map.entry("insecureskipverify", "insecure-trust-any-server"),
            Map.entry("scrapeinterval", "interval"),
            Map.entry("scrapetimeout", "timeout"),
            Map.entry("metricspath", "the path in targets, or the label __metrics_path__"),
            Map.entry("scheme", "the scheme in targets, or the label __scheme__"));

    private Foreign() {}

    /** What the last word of the key, or one around it, is called here. */
    static Optional<String> nameHere(String key) {
        String uniform = key.replaceAll("\\[\\d+]", "").replaceAll("[-_]", "");
        for (String word : uniform.split("\\.", -1)) {
            String here = HERE.get(word);
            if (here != null) {
                return Optional.of(here);
            }
        }
        return Optional.empty();
    }
}
