package dev.headroom.dashboard.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Real pages of vLLM, SGLang and DCGM behind one web server, and a script that prints a real {@code nvidia-smi -q -x}. */
class RealPagesIT {

    @TempDir
    private Path home;

    @Test
    void theApiShowsExactlyWhatThePagesSayAndRatesOfZeroAfterTheSecondScrape() throws Exception {
        try (LoopbackPages pages = LoopbackPages.serving(path -> resource("/exposition/pages" + path));
                HeadroomProcess headroom = HeadroomProcess.run(home, yaml(pages, nvidiaSmi()))) {
            await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> assertThat(headroom.get("nodes"))
                    .hasSize(2)
                    .allSatisfy(node ->
                            assertThat(number(node, "requests_per_second")).isZero()));
            JsonNode nodes = headroom.get("nodes");
            sglangIsExact(nodes.get(0));
            vllmIsExact(nodes.get(1));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> headroom.get("gpus").size() == 2);
            JsonNode gpus = headroom.get("gpus");
            dcgmIsExact(gpus.get(0));
            nvidiaSmiIsExact(gpus.get(1));
            assertThat(headroom.get("targets")).hasSize(4).allSatisfy(target -> {
                assertThat(target.get("up").asBoolean()).isTrue();
                assertThat(target.get("detail").asString()).isEmpty();
            });
            JsonNode service = headroom.get("services/deepseek-r1");
            assertThat(number(service, "served_rps")).isZero();
            assertThat(service.get("rejected_429_rps").isNull())
                    .as("neither server tells its 429s")
                    .isTrue();
        }
    }

    private static void sglangIsExact(JsonNode node) {
        assertThat(node.get("node").asString()).endsWith("/sglang_docs_loaded_llama31.txt");
        assertThat(node.get("dialect").asString()).isEqualTo("sglang");
        assertThat(node.get("model").asString()).isEqualTo("meta-llama/Llama-3.1-8B-Instruct");
        assertThat(number(node, "running")).isEqualTo(162);
        assertThat(number(node, "waiting")).isEqualTo(2826);
        assertThat(number(node, "kv_cache_ratio")).isEqualTo(0.28);
        assertThat(number(node, "prefix_hit_ratio")).isEqualTo(0.007507552643049313);
        assertThat(number(node, "generation_tokens_per_second")).isZero();
        assertThat(node.get("failed_per_second").isNull())
                .as("the page has no counter of failures")
                .isTrue();
    }

    private static void vllmIsExact(JsonNode node) {
        assertThat(node.get("node").asString()).endsWith("/vllm_v1_kops_conformance.txt");
        assertThat(node.get("dialect").asString()).isEqualTo("vllm");
        assertThat(node.get("model").asString()).isEqualTo("Qwen/Qwen2.5-0.5B-Instruct");
        assertThat(number(node, "running")).isZero();
        assertThat(number(node, "kv_cache_ratio")).isZero();
        assertThat(number(node, "failed_per_second")).isZero();
        assertThat(number(node, "preemptions_per_second")).isZero();
        assertThat(node.get("rejected_429_per_second").isNull()).isTrue();
    }

    private static void dcgmIsExact(JsonNode gpu) {
        assertThat(gpu.get("uuid").asString()).isEqualTo("GPU-c2f76b33-7953-256e-8f33-1343419b1a1c");
        assertThat(gpu.get("node").asString()).isEqualTo("gpu-00");
        assertThat(number(gpu, "power_watts")).isEqualTo(16.365);
        assertThat(number(gpu, "temperature_celsius")).isEqualTo(31);
        assertThat(number(gpu, "memory_total_bytes")).isEqualTo((22_563 + 470) * 1_048_576.0);
        assertThat(number(gpu, "sm_clock_megahertz")).isEqualTo(210);
        assertThat(gpu.get("power_limit_watts").isNull()).isTrue();
    }

    private static void nvidiaSmiIsExact(JsonNode gpu) {
        assertThat(gpu.get("node").asString()).isEqualTo("gpu-01");
        assertThat(gpu.get("model").asString()).isEqualTo("Tesla T4");
        assertThat(number(gpu, "power_watts")).isEqualTo(26.78);
        assertThat(number(gpu, "power_limit_watts")).isEqualTo(70);
        assertThat(number(gpu, "memory_used_bytes")).isEqualTo(1032 * 1_048_576.0);
        assertThat(number(gpu, "temperature_celsius")).isEqualTo(40);
    }

    /** NaN, which is equal to no number, when the API says null. */
    private static double number(JsonNode row, String field) {
        return row.get(field).isNull() ? Double.NaN : row.get(field).asDouble();
    }

    private static String yaml(LoopbackPages pages, Path nvidiaSmi) {
        return """
                headroom:
                  services: [{name: deepseek-r1}]
                  scrape:
                    interval: 2s
                    jobs:
                      - name: pages
                        targets: ["%s", "%s"]
                        labels: {service: deepseek-r1}
                      - {name: dcgm, targets: ["%s"], labels: {service: deepseek-r1, node: gpu-00}}
                      - {name: smi, command: ["%s"], labels: {service: deepseek-r1, node: gpu-01}}
                """.formatted(
                        pages.url("/vllm_v1_kops_conformance.txt"),
                        pages.url("/sglang_docs_loaded_llama31.txt"),
                        pages.url("/dcgm_l40s.txt"),
                        nvidiaSmi);
    }

    private Path nvidiaSmi() throws IOException {
        Path xml = Files.write(home.resolve("t4.xml"), resource("/dev/headroom/collector/gpu/tesla-t4.xml"));
        Path script = Files.writeString(home.resolve("nvidia-smi"), "#!/bin/sh\nexec cat '" + xml + "'\n");
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    private static byte[] resource(String path) {
        try (InputStream stream = Objects.requireNonNull(RealPagesIT.class.getResourceAsStream(path), path)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
