package dev.headroom.collector.dialect.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.collector.dialect.DialectCatalog;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DialectFileTest {

    @Test
    void aTableOfTenLinesIsEnough() {
        Dialect dialect = parse("""
                name: my-server
                title: My server
                recognised-by: my_requests_running
                fields:
                  running: my_requests_running
                  kv-cache-ratio: {family: my_cache_percent, aggregate: mean, divisor: 100}
                  ended: [my_requests_total, {sum: [my_good_total, my_bad_total]}]
                latencies:
                  e2e: {family: my_latency_ms, divisor: 1000}
                """);

        assertThat(dialect.kind()).isEqualTo(Kind.SERVING);
        assertThat(dialect.content().fields()).containsOnlyKeys(Field.RUNNING, Field.KV_CACHE_RATIO, Field.ENDED);
    }

    @Test
    void anItemWithoutAnythingInItIsAFault() {
        assertThatThrownBy(() -> parse("""
                        name: x
                        recognised-by: [a, ~]
                        fields: {running: {first: [b, ~]}}
                        """))
                .hasMessageContaining("my.yaml.recognised-by[1]: must not be empty")
                .hasMessageContaining("my.yaml.fields.running.first[1]: must not be empty");
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        assertThatThrownBy(() -> parse("""
                        name: x
                        recognized-by: a
                        fields:
                          runing: a
                          waiting: {famly: a}
                          ended: {family: a, aggregate: average, factor: two}
                        latencies:
                          e2e: {sum: [a, b]}
                        """))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unknown key recognized-by")
                .hasMessageContaining("recognised-by must name a family")
                .hasMessageContaining("my.yaml.fields: unknown key runing")
                .hasMessageContaining("my.yaml.fields.waiting: unknown key famly")
                .hasMessageContaining("unknown word average")
                .hasMessageContaining("my.yaml.fields.ended.factor: must be a number > 0")
                .hasMessageContaining("my.yaml.latencies.e2e: must be one family");
    }

    @Test
    void aGpuTableNeedsTheLabelsOfADevice() {
        assertThatThrownBy(() -> parse("name: x\nkind: gpu\nrecognised-by: a\n"))
                .hasMessageContaining("device");
    }

    @Test
    void whatIsNotATableIsRefusedPlainly() {
        assertThatThrownBy(() -> parse("a: [")).hasMessageContaining("my.yaml is not valid YAML");
        assertThatThrownBy(() -> parse("just text")).hasMessageContaining("must be a mapping");
        assertThatThrownBy(() -> parse("")).hasMessageContaining("recognised-by");
    }

    @Test
    void aTableThatRefersToItselfIsRefused() {
        assertThatThrownBy(() -> parse("name: a\nrecognised-by: a\nfields: {running: &again {first: [*again]}}\n"))
                .isInstanceOf(BrokenTable.class)
                .hasMessageContaining("refers to itself");
    }

    @Test
    void everyBundledTableIsSound() {
        assertThat(DialectCatalog.bundled().names())
                .contains("vllm", "vllm-v0", "sglang", "dcgm", "nvidia-gpu-exporter", "envoy", "plain", "litellm");
    }

    private static Dialect parse(String yaml) {
        return DialectFile.parse("my.yaml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }
}
