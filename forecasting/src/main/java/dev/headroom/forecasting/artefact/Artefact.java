package dev.headroom.forecasting.artefact;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** A file made of advice. */
public enum Artefact {
    HPA("hpa", "hpa.yaml", Autoscaling::hpa),
    KEDA("keda", "keda.yaml", Autoscaling::kedaByApi),
    KEDA_PROMETHEUS("keda-prometheus", "keda-prometheus.yaml", Autoscaling::kedaByPrometheus),
    NGINX("nginx", "nginx.conf", NginxLimit::write),
    ENVOY("envoy", "envoy.yaml", EnvoyLimit::write),
    LIMITS("limits", "limits.yaml", PlainLimits::limits),
    VLLM("vllm", "vllm.args", PlainLimits::vllm),
    PROMETHEUS_RULES("prometheus-rules", "rules.yaml", PrometheusRules::write);

    private final String format;
    private final String suffix;
    private final Function<AdviceFacts, Optional<String>> writer;

    Artefact(String format, String suffix, Function<AdviceFacts, Optional<String>> writer) {
        this.format = format;
        this.suffix = suffix;
        this.writer = writer;
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
        return writer.apply(facts);
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
