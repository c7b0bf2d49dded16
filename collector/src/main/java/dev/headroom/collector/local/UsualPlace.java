package dev.headroom.collector.local;

import java.util.List;

/** A server or exporter, and where its metrics page usually is. */
public record UsualPlace(String what, int port, String path) {

    private static final String METRICS = "/metrics";

    /** In the order in which they are tried; the first page of a port that is recognised counts. */
    static final List<UsualPlace> ALL = List.of(
            at("vLLM", 8000),
            new UsualPlace("TensorRT-LLM", 8000, "/prometheus/metrics"),
            new UsualPlace("NVIDIA NIM", 8000, "/v1/metrics"),
            at("SGLang", 30_000),
            at("llama.cpp", 8080),
            at("TGI", 8080),
            at("TGI", 3000),
            at("TGI", 80),
            at("LMDeploy", 23_333),
            at("Triton", 8002),
            at("LiteLLM", 4000),
            at("Ray", 8080),
            at("Ray", 8265),
            at("NVIDIA Dynamo", 8081),
            at("nginx exporter", 9113),
            at("HAProxy", 8404),
            new UsualPlace("Envoy", 9901, "/stats/prometheus"),
            at("DCGM exporter", 9400),
            at("nvidia_gpu_exporter", 9835),
            at("node_exporter", 9100),
            at("Headroom agent", 9469));

    private static UsualPlace at(String what, int port) {
        return new UsualPlace(what, port, METRICS);
    }

    /** On this machine only. */
    public String url() {
        return "http://" + address() + path;
    }

    String address() {
        return "127.0.0.1:" + port;
    }
}
