package dev.headroom.collector.discovery.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSliceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import java.util.HashMap;
import java.util.Map;

/** The library's own server that answers lists and watches as a cluster does, with a few pods and a service. */
final class MockCluster implements AutoCloseable {

    static final Map<String, String> ANNOTATED =
            Map.of("prometheus.io/scrape", "true", "prometheus.io/port", "8000", "prometheus.io/path", "/engine");

    private final KubernetesMockServer server = new KubernetesMockServer(
            new Context(), new MockWebServer(), new HashMap<>(), new KubernetesCrudDispatcher(), false);
    private final KubernetesClient client;

    MockCluster() {
        server.start();
        client = server.createClient();
        create("annotated", pod("r1-0", "10.1.0.1", ANNOTATED));
        create("annotated", pod("other", "10.1.0.9", Map.of()));
        create("plain", pod("r1-0", "10.1.0.1", Map.of()));
        create("plain", pod("r1-1", "fd00::2", Map.of("prometheus.io/port", "metrics")));
        create("plain", pod("no", "10.1.0.3", Map.of("prometheus.io/scrape", "false")));
        createService();
    }

    /** A client of its own for whoever asks. */
    KubernetesClient connect() {
        return server.createClient();
    }

    String url() {
        return server.url("/");
    }

    void create(String namespace, Pod pod) {
        client.resource(pod).inNamespace(namespace).create();
    }

    void delete(String namespace, String pod) {
        client.pods().inNamespace(namespace).withName(pod).delete();
    }

    @Override
    public void close() {
        client.close();
        // It may wait long for the other ends of its connections; that it gives up would fail whichever test waits
        // then.
        Thread.ofVirtual().uncaughtExceptionHandler((_, _) -> {}).start(server::shutdown);
    }

    /** One that runs and is ready, with a port called metrics. */
    static Pod pod(String name, String address, Map<String, String> annotations) {
        return new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .withLabels(Map.of("app.kubernetes.io/name", "vllm"))
                .withAnnotations(annotations)
                .endMetadata()
                .withNewSpec()
                .withNodeName("gpu-01")
                .addNewContainer()
                .withName("engine")
                .addNewPort()
                .withName("metrics")
                .withContainerPort(9000)
                .endPort()
                .endContainer()
                .endSpec()
                .withNewStatus()
                .withPhase("Running")
                .withPodIP(address)
                .addNewCondition()
                .withType("Ready")
                .withStatus("True")
                .endCondition()
                .endStatus()
                .build();
    }

    private void createService() {
        client.resource(new ServiceBuilder()
                        .withNewMetadata()
                        .withName("r1")
                        .withNamespace("service")
                        .withLabels(Map.of("team", "llm"))
                        .withAnnotations(Map.of("prometheus.io/scrape", "true"))
                        .endMetadata()
                        .withNewSpec()
                        .endSpec()
                        .build())
                .create();
        client.resource(new EndpointSliceBuilder()
                        .withNewMetadata()
                        .withName("r1-abc")
                        .withNamespace("service")
                        .withLabels(Map.of("kubernetes.io/service-name", "r1"))
                        .endMetadata()
                        .withAddressType("IPv4")
                        .addNewPort()
                        .withName("http")
                        .withPort(8000)
                        .withProtocol("TCP")
                        .endPort()
                        .addNewEndpoint()
                        .withAddresses("10.1.0.1", "10.1.0.2")
                        .withNewConditions()
                        .withReady(true)
                        .endConditions()
                        .withNewTargetRef()
                        .withKind("Pod")
                        .withName("r1-0")
                        .endTargetRef()
                        .endEndpoint()
                        .build())
                .create();
    }
}
