package dev.headroom.collector.receive.otlp;

import static dev.headroom.collector.receive.otlp.OtlpRequests.START;
import static dev.headroom.collector.receive.otlp.OtlpRequests.exponential;
import static dev.headroom.collector.receive.otlp.OtlpRequests.gauge;
import static dev.headroom.collector.receive.otlp.OtlpRequests.histogram;
import static dev.headroom.collector.receive.otlp.OtlpRequests.json;
import static dev.headroom.collector.receive.otlp.OtlpRequests.nanos;
import static dev.headroom.collector.receive.otlp.OtlpRequests.request;
import static dev.headroom.collector.receive.otlp.OtlpRequests.withError;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.receive.PushBody;
import dev.headroom.collector.receive.Pushed;
import dev.headroom.collector.receive.Pushed.Kept;
import dev.headroom.collector.sample.LatencyKind;
import dev.headroom.collector.sample.LatencySample;
import dev.headroom.collector.sample.ServingSample;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Metric;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Increases, totals and histograms become the rows that a scraped page would have become. */
class OtlpTotalsTest {

    private final Kept kept = new Kept();
    private final OtlpReceiver receiver = new OtlpReceiver(kept.intake());

    @Test
    void latencyIncreasesInMillisecondsBecomeRowsAtOnce() {
        kept.now = Pushed.NOW.plusSeconds(1);

        OtlpOutcome outcome = receiver.receive(json("""
                {"resourceMetrics":[{"resource":{"attributes":[
                    {"key":"service.name","value":{"stringValue":"deepseek-r1"}},
                    {"key":"k8s.pod.name","value":{"stringValue":"r1-0"}}]},
                  "scopeMetrics":[{"metrics":[
                    {"name":"model_inference_latency","unit":"ms","histogram":{"aggregationTemporality":1,"dataPoints":[
                      {"startTimeUnixNano":"%s","timeUnixNano":"%s","count":"10","sum":12000,
                       "bucketCounts":["4",3,"3"],"explicitBounds":[500,1000],
                       "attributes":[{"key":"model","value":{"stringValue":"R1"}}]}]}}]}],
                  "aFieldOfTomorrow":{"x":[1]}}]}
                """.formatted(nanos(START), nanos(Pushed.NOW))));

        assertThat(outcome).isEqualTo(new OtlpOutcome.Taken(0, ""));
        ServingSample sample = kept.last().serving().getFirst();
        assertThat(sample.node().service().value()).isEqualTo("deepseek-r1");
        assertThat(sample.node().node()).isEqualTo("r1-0");
        assertThat(sample.requests().ended()).isEqualTo(10);
        assertThat(sample.coveredSeconds()).isEqualTo(30);
        LatencySample latency = kept.last().latencies().getFirst();
        assertThat(latency.kind()).isEqualTo(LatencyKind.E2E);
        assertThat(latency.layout().upperBoundsSeconds()).containsExactly(0.5, 1.0, Double.POSITIVE_INFINITY);
        assertThat(latency.counts()).containsExactly(4, 3, 3);
        assertThat(latency.sumSeconds()).isEqualTo(12);
    }

    @ParameterizedTest
    @EnumSource(
            value = AggregationTemporality.class,
            names = {"AGGREGATION_TEMPORALITY_DELTA", "AGGREGATION_TEMPORALITY_CUMULATIVE"})
    void increasesAndTotalsTellTheSame(AggregationTemporality temporality) {
        boolean delta = temporality == AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA;
        for (int step = 1; step <= 3; step++) {
            Instant time = Pushed.NOW.plusSeconds(10L * step);
            Instant start = delta ? time.minusSeconds(10) : Pushed.NOW;
            push(time, histogram(temporality, start, time, delta ? 1 : step), gauge(time, 7));
        }

        ServingSample sample = kept.last().serving().getFirst();
        assertThat(kept.batches).hasSize(3);
        assertThat(sample.requests().ended()).isEqualTo(6);
        assertThat(sample.coveredSeconds()).isEqualTo(10);
        assertThat(sample.engine().running()).isEqualTo(7);
        assertThat(kept.last().latencies().getFirst().counts()).containsExactly(1, 2, 3);
        assertThat(kept.batches.getFirst().serving().getFirst().requests().ended())
                .as("counted since its start")
                .isEqualTo(6);
    }

    @Test
    void F14_aLaterStartIsARestartEvenWhenTheTotalIsLarger() {
        AggregationTemporality total = AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE;
        push(Pushed.NOW, histogram(total, START, Pushed.NOW, 2));
        Instant restart = Pushed.NOW.plusSeconds(1);
        Instant time = Pushed.NOW.plusSeconds(10);
        push(time, histogram(total, restart, time, 3));

        assertThat(kept.last().serving().getFirst().requests().ended()).isEqualTo(18);
        assertThat(kept.last().latencies().getFirst().counts()).containsExactly(3, 6, 9);
    }

    @Test
    void aSilentIncreaseIsNoMissingSeries() {
        AggregationTemporality delta = AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA;
        push(Pushed.NOW, histogram(delta, START, Pushed.NOW, 1), gauge(Pushed.NOW, 7));
        Instant time = Pushed.NOW.plusSeconds(10);
        push(time, gauge(time, 8));

        assertThat(kept.last().outcomes().getFirst().up()).isTrue();
        assertThat(kept.last().serving().getFirst().requests().ended()).isZero();
        assertThat(kept.last().serving().getFirst().engine().running()).isEqualTo(8);
    }

    @Test
    void theSameIncreaseTwiceCountsOnce() {
        AggregationTemporality delta = AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA;
        push(Pushed.NOW, histogram(delta, START, Pushed.NOW, 1));
        push(Pushed.NOW, histogram(delta, START, Pushed.NOW, 1));
        Instant time = Pushed.NOW.plusSeconds(10);
        push(time, histogram(delta, Pushed.NOW, time, 1));

        assertThat(kept.batches).hasSize(2);
        assertThat(kept.last().serving().getFirst().requests().ended()).isEqualTo(6);
    }

    @Test
    void exponentialHistogramsKeepTheirBucketsWhateverTheScale() {
        for (int step = 1; step <= 2; step++) {
            Instant time = Pushed.NOW.plusSeconds(10L * step);
            int scale = step == 1 ? 3 : 1;
            push(time, exponential(time, scale, step));
        }

        LatencySample latency = kept.last().latencies().getFirst();
        assertThat(latency.kind()).isEqualTo(LatencyKind.TTFT);
        assertThat(latency.counts().stream().mapToInt(Integer::intValue).sum()).isEqualTo(4);
        int bucket = latency.counts().indexOf(3);
        assertThat(latency.layout().upperBoundsSeconds().get(bucket)).isEqualTo(1.0);
        assertThat(latency.counts().getFirst()).as("the zero").isEqualTo(1);
    }

    @Test
    void genAiFailuresAndLimitsAreToldApart() {
        AggregationTemporality total = AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE;
        for (int step = 1; step <= 2; step++) {
            Instant time = Pushed.NOW.plusSeconds(10L * step);
            push(
                    time,
                    histogram(total, START, time, step),
                    withError(histogram(total, START, time, step), "429"),
                    withError(histogram(total, START, time, step), "500"));
        }

        ServingSample sample = kept.last().serving().getFirst();
        assertThat(sample.requests().ended()).isEqualTo(18);
        assertThat(sample.requests().rejected429()).isEqualTo(6);
        assertThat(sample.requests().failed()).isEqualTo(6);
    }

    private OtlpOutcome push(Instant time, Metric... metrics) {
        kept.now = time.plusMillis(200);
        return receiver.receive(new PushBody(
                "application/x-protobuf",
                "",
                new ByteArrayInputStream(request(time, metrics).toByteArray())));
    }
}
