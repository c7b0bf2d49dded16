package dev.headroom.collector.discovery.kubernetes;

import dev.headroom.collector.discovery.SourceDefinition;
import dev.headroom.collector.discovery.SourceFailure;
import dev.headroom.collector.discovery.TargetGroup;
import dev.headroom.collector.discovery.TargetSource;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Watches the cluster from the first list on; when the watch is lost for good, it is begun anew. */
public final class KubernetesTargets implements TargetSource {

    private static final int PATIENCE_MILLIS = 10_000;

    private final SourceDefinition.Kubernetes definition;
    private final Connecting connecting;
    private @Nullable Cluster cluster;

    /** Makes a client, or says why it cannot. */
    interface Connecting {
        KubernetesClient connect() throws SourceFailure;
    }

    public KubernetesTargets(SourceDefinition.Kubernetes definition) {
        this(definition, () -> connect(definition));
    }

    KubernetesTargets(SourceDefinition.Kubernetes definition, Connecting connecting) {
        this.definition = definition;
        this.connecting = connecting;
    }

    @Override
    public synchronized Listing list() throws SourceFailure, InterruptedException {
        boolean done = false;
        try {
            Cluster current = cluster == null ? begin() : cluster;
            List<TargetGroup> groups = current.groups();
            done = true;
            return new Listing(groups, warnings(groups));
        } catch (KubernetesClientException e) {
            throw new SourceFailure(Watched.reason(e));
        } finally {
            if (!done) {
                close();
            }
        }
    }

    @Override
    public synchronized void close() {
        if (cluster != null) {
            cluster.close();
            cluster = null;
        }
    }

    private Cluster begin() throws SourceFailure, InterruptedException {
        Cluster fresh = new Cluster(definition, connecting.connect());
        cluster = fresh;
        fresh.start();
        return fresh;
    }

    private List<String> warnings(List<TargetGroup> groups) {
        if (!groups.isEmpty()) {
            return List.of();
        }
        String which = definition.onlyAnnotated()
                ? " with the annotation prometheus.io/scrape: \"true\" (only-annotated: false takes the others too)"
                : "";
        return List.of("The cluster has no " + definition.place() + which + ".");
    }

    private static KubernetesClient connect(SourceDefinition.Kubernetes definition) throws SourceFailure {
        Config config = new ConfigBuilder(config(definition))
                .withConnectionTimeout(PATIENCE_MILLIS)
                .withRequestTimeout(PATIENCE_MILLIS)
                .withRequestRetryBackoffLimit(0)
                .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    private static Config config(SourceDefinition.Kubernetes definition) throws SourceFailure {
        String context = definition.context().orElse(null);
        if (definition.kubeconfig().isEmpty()) {
            return quietly(() -> Config.autoConfigure(context), "");
        }
        Path file = definition.kubeconfig().get();
        if (!Files.isReadable(file)) {
            throw new SourceFailure("the kubeconfig " + file + " cannot be read");
        }
        return quietly(() -> Config.fromKubeconfig(context, file.toFile()), " " + file);
    }

    /** What the library says about a broken file may quote it, tokens included. */
    private static Config quietly(Supplier<Config> reading, String file) throws SourceFailure {
        try {
            return reading.get();
        } catch (RuntimeException _) {
            throw new SourceFailure("the kubeconfig" + file + " is not one");
        }
    }
}
