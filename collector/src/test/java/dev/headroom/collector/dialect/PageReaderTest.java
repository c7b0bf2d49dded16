package dev.headroom.collector.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.collector.exposition.PageFormat;
import dev.headroom.collector.exposition.PageLimit;
import dev.headroom.collector.exposition.PageLimits;
import dev.headroom.collector.sample.LatencyKind;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageReaderTest {
    private static final String SOUND_HISTOGRAM = """
            vllm:time_to_first_token_seconds_bucket{le="0.5"} 1
            vllm:time_to_first_token_seconds_bucket{le="+Inf"} 2
            vllm:time_to_first_token_seconds_sum 3
            vllm:time_to_first_token_seconds_count 2
            """;

    @Test
    void aPageOfTwoKindsIsReadByBothDialects() {
        PageReading.Read read = Pages.read("""
                vllm:num_requests_running 1
                DCGM_FI_DEV_GPU_UTIL{UUID="GPU-a"} 10
                python_info 1
                vllm:num_requests_created 1.7e9
                """);

        assertThat(read.dialect()).isEqualTo("vllm+dcgm");
        assertThat(read.series()).isEqualTo(4);
        assertThat(read.observation().serving()).hasSize(1);
        assertThat(read.observation().gpus()).hasSize(1);
        assertThat(read.unknownFamilies()).containsExactly("python_info");
    }

    @Test
    void aHistogramWithoutBucketsIsToldInsteadOfLeftOutInSilence() {
        PageReading.Read read = Pages.read("""
                vllm:num_requests_running 1
                # TYPE vllm:time_to_first_token_seconds histogram
                vllm:time_to_first_token_seconds_count 2
                vllm:time_to_first_token_seconds_sum 3
                # TYPE vllm:inter_token_latency_seconds histogram
                vllm:inter_token_latency_seconds_count 2
                # TYPE vllm:time_per_output_token_seconds histogram
                vllm:time_per_output_token_seconds_bucket{le="+Inf"} 2
                vllm:time_per_output_token_seconds_count 2
                """);

        assertThat(read.warnings())
                .containsExactly("histogram vllm:time_to_first_token_seconds was left out:"
                        + " it has no buckets on a page of text");
        assertThat(read.observation().serving().getFirst().latencies()).containsOnlyKeys(LatencyKind.TPOT);
    }

    @Test
    void aPageInNoKnownDialectIsReadAndSaysSo() {
        PageReading.Read read = Pages.read("up 1\n");

        assertThat(read.dialect()).isEmpty();
        assertThat(read.observation().serving()).isEmpty();
        assertThat(read.warnings()).hasSize(1);
        assertThat(read.unknownFamilies()).containsExactly("up");
    }

    @Test
    void aNamedDialectIsNotGuessed() {
        PageReading.Read read = Pages.read(Pages.reader("sglang"), "vllm:num_requests_running 1\n");

        assertThat(read.dialect()).isEqualTo("sglang");
        assertThat(read.observation().serving().getFirst().engine().running()).isNaN();
        assertThatThrownBy(() -> Pages.reader("vlmm"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("vlmm")
                .hasMessageContaining("sglang");
    }

    @Test
    void readingsFollowThePageWhenSeriesComeAndGo() {
        PageReader reader = Pages.reader(DialectCatalog.AUTO);

        assertThat(running(reader, "vllm:num_requests_running{engine=\"0\"} 1\n"))
                .isEqualTo(1);
        assertThat(running(reader, "vllm:num_requests_running{engine=\"0\"} 5\n"))
                .isEqualTo(5);
        assertThat(running(
                        reader,
                        "vllm:num_requests_running{engine=\"0\"} 5\nvllm:num_requests_running{engine=\"1\"} 2\n"))
                .isEqualTo(7);
        assertThat(running(reader, "vllm:num_requests_running{engine=\"1\"} 3\n"))
                .isEqualTo(3);
    }

    @Test
    void openMetricsDeclaresCountersWithoutTheirSuffix() {
        byte[] page = """
                # TYPE vllm:num_requests_running gauge
                vllm:num_requests_running 2
                # TYPE http_requests counter
                # TYPE vllm:generation_tokens counter
                vllm:generation_tokens_total 5
                vllm:generation_tokens_created 1.7e9
                # EOF
                """.getBytes(StandardCharsets.UTF_8);

        PageReading reading = Pages.reader(DialectCatalog.AUTO).read(page, page.length, PageFormat.OPENMETRICS);

        assertThat(reading).isInstanceOfSatisfying(PageReading.Read.class, read -> {
            assertThat(read.observation().serving().getFirst().requests().ended())
                    .isZero();
            assertThat(read.observation().serving().getFirst().tokens().generation())
                    .isEqualTo(5);
        });
    }

    @Test
    void F15_aSoundHistogramIsRead() {
        PageReading.Read read = Pages.read("vllm:num_requests_running 1\n" + SOUND_HISTOGRAM);

        assertThat(read.observation().serving().getFirst().latencies()).containsOnlyKeys(LatencyKind.TTFT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "{le=\"+Inf\"} 2>{le=\"+Inf\"} 0",
                "{le=\"+Inf\"} 2>{le=\"2\"} 2",
                "_count 2>_count 3",
                "{le=\"0.5\"} 1>{le=\"0.5\"} NaN",
                "_sum 3>_sum NaN",
                "{le=\"0.5\"}>{le=\"x\"}"
            })
    void F15_aBrokenHistogramIsLeftOutWithAWarningAndTheRestKept(String sound, String broken) {
        PageReading.Read read = Pages.read("vllm:num_requests_running 1\n" + SOUND_HISTOGRAM.replace(sound, broken));

        assertThat(read.warnings()).singleElement().asString().contains("vllm:time_to_first_token_seconds");
        assertThat(read.observation().serving().getFirst().latencies()).isEmpty();
        assertThat(read.observation().serving().getFirst().engine().running()).isEqualTo(1);
    }

    @Test
    void refusedPagesKeepNothing() {
        byte[] page = "vllm:num_requests_running 1\nvllm:num_requests_waiting x\n".getBytes(StandardCharsets.UTF_8);
        PageReader reader = DialectCatalog.bundled()
                .reader(DialectCatalog.AUTO, Pages.TARGET, new PageLimits(2, 64, 256, 2048, 100));

        assertThat(reader.read(page, page.length, PageFormat.PROMETHEUS_TEXT))
                .isInstanceOfSatisfying(PageReading.Malformed.class, malformed -> assertThat(malformed.line())
                        .isEqualTo(2));
        byte[] large = "a 1\nb 1\nc 1\n".getBytes(StandardCharsets.UTF_8);
        assertThat(reader.read(large, large.length, PageFormat.PROMETHEUS_TEXT))
                .isEqualTo(new PageReading.LimitExceeded(PageLimit.SERIES, 2, 3));
    }

    private static double running(PageReader reader, String page) {
        return Pages.read(reader, page)
                .observation()
                .serving()
                .getFirst()
                .engine()
                .running();
    }
}
