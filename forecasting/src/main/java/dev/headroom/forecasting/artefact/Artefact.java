package dev.headroom.forecasting.artefact;

import java.util.Arrays;
import java.util.Optional;

/** A file made of advice. */
public enum Artefact {
    HPA("hpa", "hpa.yaml"),
    KEDA("keda", "keda.yaml"),
    KEDA_PROMETHEUS("keda-prometheus", "keda-prometheus.yaml"),
    NGINX("nginx", "nginx.conf"),
    HAPROXY("haproxy", "haproxy.cfg"),
    ENVOY("envoy", "envoy.yaml"),
    LIMITS("limits", "limits.yaml"),
    VLLM("vllm", "vllm.args"),
    PROMETHEUS_RULES("prometheus-rules", "rules.yaml");

    private final String format;
    private final String suffix;

    Artefact(String format, String suffix) {
        this.format = format;
        this.suffix = suffix;
    }

    /** As the command line names it. */
    public String format() {
        return format;
    }

    /** As the API and files name it, after the dot. */
    public String suffix() {
        return suffix;
    }

    /** The file; empty when the advice does not hold what it needs. */
    public Optional<String> write(AdviceFacts facts) {
        return switch (this) {
            case HPA -> Optional.of(Autoscaling.hpa(facts));
            case KEDA -> Optional.of(Autoscaling.kedaByApi(facts));
            case KEDA_PROMETHEUS -> Optional.of(Autoscaling.kedaByPrometheus(facts));
            case NGINX -> Optional.of(NginxLimit.write(facts));
            case HAPROXY -> Optional.of(HaproxyLimit.write(facts));
            case ENVOY -> Optional.of(EnvoyLimit.write(facts));
            case LIMITS -> Optional.of(PlainLimits.limits(facts));
            case VLLM -> PlainLimits.vllm(facts);
            case PROMETHEUS_RULES -> Optional.of(PrometheusRules.write(facts));
        };
    }

    public static Optional<Artefact> ofFormat(String format) {
        return Arrays.stream(values()).filter(one -> one.format.equals(format)).findFirst();
    }

    public static Optional<Artefact> ofSuffix(String suffix) {
        return Arrays.stream(values()).filter(one -> one.suffix.equals(suffix)).findFirst();
    }

    /** The first lines of each file. */
    static String header(AdviceFacts facts, String... more) {
        StringBuilder header = new StringBuilder("# Headroom's advice for ")
                .append(Names.plain(facts.service().value()))
                .append(" of ")
                .append(facts.madeAt())
                .append(": ")
                .append(facts.replicas())
                .append(" replicas, ")
                .append(Rates.number(facts.limits().rps()))
                .append(" requests/s, burst ")
                .append(Rates.whole(facts.limits().burst()))
                .append(".\n");
        for (String line : more) {
            header.append("# ").append(line).append('\n');
        }
        return header.toString();
    }
}
