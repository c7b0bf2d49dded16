package dev.headroom.collector.dialect.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The tables in this module's {@code dialects/} folder, more particular ones before more general ones. */
public final class DialectResources {
    private static final List<String> NAMES = List.of(
            "vllm-v0",
            "vllm",
            "sglang",
            "tensorrt-llm",
            "nim",
            "tgi",
            "lmdeploy",
            "llama-cpp",
            "triton",
            "dynamo-worker",
            "kserve",
            "plain",
            "gen-ai",
            "dcgm",
            "nvidia-gpu-exporter",
            "headroom-agent-gpu",
            "triton-gpu",
            "litellm",
            "dynamo-frontend",
            "ray-serve",
            "nginx-plus",
            "nginx",
            "ingress-nginx",
            "haproxy",
            "envoy",
            "headroom-agent",
            "node-exporter");

    private DialectResources() {}

    public static List<Dialect> load() {
        return NAMES.stream().map(DialectResources::load).toList();
    }

    private static Dialect load(String name) {
        String resource = "/dialects/" + name + ".yaml";
        try (InputStream table = DialectResources.class.getResourceAsStream(resource)) {
            if (table == null) {
                throw new IllegalStateException("the table " + resource + " is missing");
            }
            return DialectFile.parse(resource, table);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + resource, e);
        }
    }
}
