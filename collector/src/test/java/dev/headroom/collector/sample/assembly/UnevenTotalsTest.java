package dev.headroom.collector.sample.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.dialect.DialectCatalog;
import dev.headroom.collector.dialect.PageReader;
import dev.headroom.collector.dialect.PageReading;
import dev.headroom.collector.exposition.PageFormat;
import dev.headroom.collector.exposition.PageLimits;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.fleet.TargetIdentity;
import dev.headroom.collector.sample.SampleBatch;
import dev.headroom.collector.sample.ServingSample;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pages of several engines, of which one restarts, goes or comes back: an increase is never a jump of the sum. */
class UnevenTotalsTest {
    private static final TargetIdentity TARGET =
            new TargetIdentity(new ServiceName("r1"), "n1", "10.0.0.1:8000", Map.of());

    private final PageReader reader = DialectCatalog.bundled().reader(DialectCatalog.AUTO, TARGET, PageLimits.DEFAULT);
    private final SampleAssembler assembler = new SampleAssembler("10.0.0.1:8000", Duration.ofMinutes(5));
    private Instant time = Instant.parse("2026-03-10T12:00:00Z");

    private double ended(String... engines) {
        return scraped(engines).requests().ended();
    }

    private ServingSample scraped(String... lines) {
        return batch("# TYPE vllm:request_success_total counter\nvllm:num_requests_running 1\n"
                        + String.join("\n", lines) + "\n")
                .serving()
                .getFirst();
    }

    private SampleBatch batch(String page) {
        byte[] body = page.getBytes(StandardCharsets.UTF_8);
        time = time.plusSeconds(15);
        return switch (reader.read(body, body.length, PageFormat.PROMETHEUS_TEXT)) {
            case PageReading.Read read -> assembler.assemble(time, read.observation(), read.dialect());
            case PageReading other -> throw new AssertionError(other);
        };
    }

    private static String engine(String number, long requests) {
        return "vllm:request_success_total{engine=\"" + number + "\"} " + requests;
    }

    @Test
    void F14_oneEngineOfTwoThatRestartsCountsFromZeroAndTheOtherGoesOn() {
        ended(engine("0", 50_000), engine("1", 40_000));
        assertThat(ended(engine("0", 50_060), engine("1", 7))).isEqualTo(67);
        assertThat(ended(engine("0", 50_100), engine("1", 9))).isEqualTo(42);
    }

    @Test
    void F14_aRestartThatTheOtherEngineOutweighsIsSeen() {
        ended(engine("0", 50_000), engine("1", 20));
        assertThat(ended(engine("0", 50_060), engine("1", 3))).isEqualTo(63);
    }

    @Test
    void anEngineThatGoesTakesNoJumpWithItAndBringsNoneBack() {
        ended(engine("0", 50_000), engine("1", 40_000));
        assertThat(ended(engine("0", 50_010))).isEqualTo(10);
        assertThat(ended(engine("0", 50_030), engine("1", 40_005))).isEqualTo(25);
        ended(engine("0", 50_030));
        for (int i = 0; i < 10; i++) {
            assertThat(ended(engine("0", 50_030))).isZero();
        }
        assertThat(ended(engine("0", 50_031), engine("1", 90_000)))
                .as("what it did while it was away is no peak of now")
                .isEqualTo(1);
    }

    @Test
    void anEngineThatJoinsCountsFromZero() {
        ended(engine("0", 50_000));
        assertThat(ended(engine("0", 50_010), engine("1", 4))).isEqualTo(14);
    }

    @Test
    void aServerThatRestartsShowsFewerSeriesAtFirst() {
        scraped(
                "http_requests_total{handler=\"/v1/completions\",status=\"2xx\"} 900",
                "http_requests_total{handler=\"/v1/completions\",status=\"5xx\"} 30");
        assertThat(scraped("http_requests_total{handler=\"/v1/completions\",status=\"2xx\"} 5")
                        .requests()
                        .ended())
                .isEqualTo(5);
        ServingSample third = scraped(
                "http_requests_total{handler=\"/v1/completions\",status=\"2xx\"} 5",
                "http_requests_total{handler=\"/v1/completions\",status=\"5xx\"} 40");
        assertThat(third.requests().ended()).isEqualTo(40);
        assertThat(third.requests().failed()).isEqualTo(40);
    }

    @Test
    void labelsInAnotherOrderAreTheSameSeriesAndOtherLabelsOnAllAreComparedAsASum() {
        ended("vllm:request_success_total{engine=\"0\",finished_reason=\"stop\"} 1000");
        assertThat(ended("vllm:request_success_total{finished_reason=\"stop\",engine=\"0\"} 1010"))
                .isEqualTo(10);
        assertThat(ended("vllm:request_success_total{engine=\"0\",finished_reason=\"stop\",pod=\"a\"} 1030"))
                .isEqualTo(20);
    }

    @Test
    void aFamilyThatAloneGetsOtherLabelsIsUnknownOnceAndNeverAJump() {
        ended(engine("0", 1000), "vllm:prompt_tokens_total{engine=\"0\"} 70");
        ServingSample relabelled = scraped(
                "vllm:request_success_total{engine=\"0\",pod=\"a\"} 1010",
                "vllm:prompt_tokens_total{engine=\"0\"} 75",
                "vllm:generation_tokens_total{engine=\"0\"} 3");
        assertThat(relabelled.tokens().prompt()).isEqualTo(5);
        assertThat(relabelled.requests().ended()).isIn(10.0, Double.NaN);
    }

    @Test
    void anEngineThatJoinsAfterALongLifeBringsNoPeak() {
        scraped(engine("0", 50_000), tokens("0", 700_000));
        ServingSample joined =
                scraped(engine("0", 50_010), tokens("0", 700_300), engine("1", 40_000), tokens("1", 9e6));
        assertThat(joined.requests().ended()).isEqualTo(10);
        assertThat(joined.tokens().prompt()).isEqualTo(300);
        ServingSample next = scraped(engine("0", 50_010), tokens("0", 700_300), engine("1", 40_007), tokens("1", 9e6));
        assertThat(next.requests().ended()).isEqualTo(7);
    }

    private static String tokens(String number, double tokens) {
        return "vllm:prompt_tokens_total{engine=\"" + number + "\"} " + tokens;
    }

    @Test
    void aStormOfRefusalsCountsFromItsFirstMoment() {
        String answers =
                "vllm:prompt_tokens_total{engine=\"0\"} 7\nhttp_requests_total{handler=\"/v1/completions\",status=";
        scraped(answers + "\"2xx\"} 900");
        assertThat(scraped(
                                answers + "\"2xx\"} 901",
                                "http_requests_total{handler=\"/v1/completions\",status=\"4xx\"} 5000")
                        .requests()
                        .ended())
                .isEqualTo(5001);
    }

    @Test
    void F14_aTotalThatGoesBackALittleIsNoRestart() {
        ended(engine("0", 8000));
        assertThat(ended(engine("0", 7900))).isZero();
        assertThat(ended(engine("0", 7910))).isEqualTo(10);
        assertThat(ended(engine("0", 900))).isEqualTo(900);
    }

    @Test
    void anEngineThatJoinsIsKnownByItsGauges() {
        String gauges = "vllm:num_requests_waiting{engine=\"0\"} 1";
        ended(engine("0", 50_000), gauges);
        assertThat(ended(engine("0", 50_010), engine("1", 40_000), gauges, gauges.replace("\"0\"", "\"1\"")))
                .isEqualTo(10);
    }
}
