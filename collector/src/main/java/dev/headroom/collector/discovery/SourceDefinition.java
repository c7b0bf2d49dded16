package dev.headroom.collector.discovery;

import dev.headroom.collector.access.Access;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Where a job gets its targets from, as the operator configured it. */
public sealed interface SourceDefinition {

    /** As in the configuration and on pages. */
    String kind();

    /** What is read, fit for pages and logs. */
    String place();

    /** One that is read again and again. */
    sealed interface Listed extends SourceDefinition {
        Duration interval();
    }

    /** URLs that stand in the configuration. */
    record Urls(List<String> urls) implements SourceDefinition {
        public Urls {
            urls = List.copyOf(urls);
        }

        @Override
        public String kind() {
            return "targets";
        }

        @Override
        public String place() {
            return "headroom.yaml";
        }
    }

    /** Prints {@code nvidia-smi -q -x}. */
    record Command(List<String> arguments) implements SourceDefinition {
        public Command {
            arguments = List.copyOf(arguments);
        }

        @Override
        public String kind() {
            return "command";
        }

        @Override
        public String place() {
            return "headroom.yaml";
        }
    }

    /** Prometheus {@code file_sd} files, JSON or YAML; the last segment of the path may hold {@code *}. */
    record Files(Path pattern) implements Listed {
        private static final Duration LOOK = Duration.ofSeconds(2);

        /** Looking whether a file changed costs next to nothing. */
        @Override
        public Duration interval() {
            return LOOK;
        }

        @Override
        public String kind() {
            return "files";
        }

        @Override
        public String place() {
            return pattern.toString();
        }
    }

    /** A server that answers with a Prometheus {@code http_sd} list. */
    record HttpList(URI url, Access access, Duration interval) implements Listed {

        public static final Duration USUAL_INTERVAL = Duration.ofMinutes(1);

        public HttpList {
            requireInterval(interval);
        }

        @Override
        public String kind() {
            return "http";
        }

        /** A query string may hold a secret and is left out. */
        @Override
        public String place() {
            return new Endpoint.Page(url).shown();
        }
    }

    /**
     * Names to look up.
     *
     * @param port of the targets; an SRV record names its own
     * @param server {@code host:port} to ask instead of the system's resolver
     */
    record Dns(List<String> names, DnsType type, OptionalInt port, Optional<String> server, Duration interval)
            implements Listed {

        public static final Duration USUAL_INTERVAL = Duration.ofSeconds(30);

        public Dns {
            names = List.copyOf(names);
            requireInterval(interval);
            if (names.isEmpty()) {
                throw new IllegalArgumentException("names must hold at least one name");
            }
            if (type != DnsType.SRV && (port.isEmpty() || port.getAsInt() < 1 || port.getAsInt() > 65_535)) {
                throw new IllegalArgumentException("port must be 1 to 65535, since " + type + " records name none");
            }
        }

        @Override
        public String kind() {
            return "dns";
        }

        @Override
        public String place() {
            return type + " " + String.join(", ", names);
        }
    }

    /** What kind of record tells of the targets. */
    enum DnsType {
        A,
        AAAA,
        SRV
    }

    /**
     * Pods or endpoints of a cluster.
     *
     * @param namespaces none means all
     * @param labelSelector as {@code kubectl -l} takes it; empty for none
     * @param onlyAnnotated whether {@code prometheus.io/scrape: "true"} must stand on the pod or service
     * @param kubeconfig absent means the pod's own service account, or else the usual file of the user
     * @param context of that file; absent means its current one
     */
    record Kubernetes(
            KubernetesRole role,
            List<String> namespaces,
            String labelSelector,
            boolean onlyAnnotated,
            Optional<Path> kubeconfig,
            Optional<String> context)
            implements Listed {
        private static final Duration LOOK = Duration.ofSeconds(2);

        public Kubernetes {
            namespaces = List.copyOf(namespaces);
        }

        /** The cluster tells of changes by itself; this is how often they are taken over. */
        @Override
        public Duration interval() {
            return LOOK;
        }

        @Override
        public String kind() {
            return "kubernetes";
        }

        @Override
        public String place() {
            return role.label() + " in " + (namespaces.isEmpty() ? "all namespaces" : String.join(", ", namespaces))
                    + (labelSelector.isEmpty() ? "" : " with " + labelSelector);
        }
    }

    /** What of a cluster is listed. */
    enum KubernetesRole {
        PODS,
        ENDPOINT_SLICES;

        public String label() {
            return this == PODS ? "pods" : "endpoint slices";
        }
    }

    private static void requireInterval(Duration interval) {
        if (interval.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("interval must be >= 1 s, was " + interval);
        }
    }
}
