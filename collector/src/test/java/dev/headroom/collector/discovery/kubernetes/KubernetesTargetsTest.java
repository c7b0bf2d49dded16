package dev.headroom.collector.discovery.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.headroom.collector.discovery.SourceDefinition;
import dev.headroom.collector.discovery.SourceDefinition.KubernetesRole;
import dev.headroom.collector.discovery.SourceFailure;
import dev.headroom.collector.discovery.TargetGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubernetesTargetsTest {

    @TempDir
    private Path directory;

    private static MockCluster cluster;

    @BeforeAll
    static void start() {
        cluster = new MockCluster();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    private Path kubeconfig(String url) throws IOException {
        return Files.writeString(directory.resolve("config"), """
                apiVersion: v1
                kind: Config
                current-context: lab
                clusters: [{name: lab, cluster: {server: "%s"}}]
                contexts: [{name: lab, context: {cluster: lab, user: me}}]
                users: [{name: me, user: {token: hunter2}}]
                """.formatted(url));
    }

    private static SourceDefinition.Kubernetes all(KubernetesRole role, String namespace, boolean onlyAnnotated) {
        return new SourceDefinition.Kubernetes(
                role, List.of(namespace), "", onlyAnnotated, Optional.empty(), Optional.empty());
    }

    private KubernetesTargets targets(SourceDefinition.Kubernetes definition) {
        return new KubernetesTargets(definition, cluster::connect);
    }

    private static List<String> addresses(KubernetesTargets targets) throws Exception {
        return targets.list().groups().stream()
                .flatMap(group -> group.targets().stream())
                .sorted()
                .toList();
    }

    @Test
    void anAnnotatedPodIsATargetWithTheLabelsPrometheusGivesIt() throws Exception {
        try (KubernetesTargets targets = targets(all(KubernetesRole.PODS, "annotated", true))) {
            TargetGroup found = targets.list().groups().getFirst();

            assertThat(targets.list().groups()).hasSize(1);
            assertThat(found.targets()).containsExactly("10.1.0.1:8000");
            assertThat(found.labels())
                    .containsEntry("__metrics_path__", "/engine")
                    .containsEntry("node", "r1-0")
                    .containsEntry("__meta_kubernetes_namespace", "annotated")
                    .containsEntry("__meta_kubernetes_pod_name", "r1-0")
                    .containsEntry("__meta_kubernetes_pod_ready", "true")
                    .containsEntry("__meta_kubernetes_pod_node_name", "gpu-01")
                    .containsEntry("__meta_kubernetes_pod_label_app_kubernetes_io_name", "vllm")
                    .containsEntry("__meta_kubernetes_pod_labelpresent_app_kubernetes_io_name", "true")
                    .containsEntry("__meta_kubernetes_pod_annotation_prometheus_io_port", "8000");
        }
    }

    @Test
    void withoutAnnotationsEachDeclaredPortIsATargetUnlessItSaysNo() throws Exception {
        try (KubernetesTargets targets = targets(all(KubernetesRole.PODS, "plain", false))) {
            assertThat(addresses(targets)).containsExactly("10.1.0.1:9000", "[fd00::2]:9000");
        }
    }

    @Test
    void podsComeAndGoWithoutBeingAskedFor() throws Exception {
        try (KubernetesTargets targets = targets(all(KubernetesRole.PODS, "busy", true))) {
            assertThat(targets.list().groups()).isEmpty();
            assertThat(targets.list().warnings()).singleElement().asString().contains("prometheus.io/scrape");

            cluster.create("busy", MockCluster.pod("r1-0", "10.1.0.1", MockCluster.ANNOTATED));
            await().until(() -> addresses(targets).equals(List.of("10.1.0.1:8000")));
            cluster.delete("busy", "r1-0");
            await().until(() -> addresses(targets).isEmpty());
        }
    }

    @Test
    void endpointsFollowTheAnnotationsOfTheirService() throws Exception {
        try (KubernetesTargets targets = targets(all(KubernetesRole.ENDPOINT_SLICES, "service", true))) {
            assertThat(addresses(targets)).containsExactly("10.1.0.1:8000", "10.1.0.2:8000");
            assertThat(targets.list().groups().getFirst().labels())
                    .containsEntry("__meta_kubernetes_service_name", "r1")
                    .containsEntry("__meta_kubernetes_service_label_team", "llm")
                    .containsEntry("__meta_kubernetes_endpointslice_port_name", "http")
                    .containsEntry("__meta_kubernetes_endpointslice_endpoint_conditions_ready", "true")
                    .containsEntry("node", "r1-0");
        }
    }

    @Test
    void theClusterOfAKubeconfigIsAsked() throws Exception {
        Path kubeconfig = kubeconfig(cluster.url());
        SourceDefinition.Kubernetes definition = new SourceDefinition.Kubernetes(
                KubernetesRole.PODS, List.of("annotated"), "", true, Optional.of(kubeconfig), Optional.of("lab"));
        try (KubernetesTargets targets = new KubernetesTargets(definition)) {
            assertThat(addresses(targets)).containsExactly("10.1.0.1:8000");
        }
    }

    @Test
    void aClusterThatCannotBeReachedOrAFileThatIsMissingIsNamed() throws Exception {
        SourceDefinition.Kubernetes unreachable = new SourceDefinition.Kubernetes(
                KubernetesRole.PODS,
                List.of(),
                "",
                true,
                Optional.of(kubeconfig("http://127.0.0.1:9/")),
                Optional.empty());
        try (KubernetesTargets targets = new KubernetesTargets(unreachable)) {
            assertThatThrownBy(targets::list)
                    .isInstanceOf(SourceFailure.class)
                    .hasMessageContaining("the API server cannot be reached")
                    .hasMessageNotContaining("hunter2");
        }
        SourceDefinition.Kubernetes definition = new SourceDefinition.Kubernetes(
                KubernetesRole.PODS, List.of(), "", true, Optional.of(directory.resolve("gone")), Optional.empty());
        try (KubernetesTargets missing = new KubernetesTargets(definition)) {
            assertThatThrownBy(missing::list).hasMessageContaining("gone cannot be read");
        }
    }
}
