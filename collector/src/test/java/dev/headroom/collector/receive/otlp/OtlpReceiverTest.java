package dev.headroom.collector.receive.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.receive.Intake;
import dev.headroom.collector.receive.PushBody;
import dev.headroom.collector.receive.PushOutcome.Reason;
import dev.headroom.collector.receive.Pushed;
import dev.headroom.collector.receive.Pushed.Kept;
import dev.headroom.collector.sample.LatencyKind;
import dev.headroom.collector.sample.LatencySample;
import dev.headroom.collector.sample.ServingSample;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogram;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Gauge;
import io.opentelemetry.proto.metrics.v1.Histogram;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.metrics.v1.Sum;
import io.opentelemetry.proto.resource.v1.Resource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtlpReceiverTest {

    private static final Instant START = Pushed.NOW.minusSeconds(30);

    private final Kept kept = new Kept();
    private final Intake intake = kept.intake();
    private final OtlpReceiver receiver = new OtlpReceiver(intake);

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

    @Test
    void whatCannotBeReadIsToldInTheAnswerAndTheRestKept() throws IOException {
        Metric odd = Metric.newBuilder()
                .setName("odd")
                .setSum(Sum.newBuilder()
                        .addDataPoints(NumberDataPoint.newBuilder().setTimeUnixNano(1)))
                .build();
        OtlpOutcome outcome = push(Pushed.NOW, gauge(Pushed.NOW, 7), odd);

        assertThat(outcome).isInstanceOf(OtlpOutcome.Taken.class);
        ExportMetricsServiceResponse response = ExportMetricsServiceResponse.parseFrom(
                OtlpAnswer.to(outcome, "application/x-protobuf").body());
        assertThat(response.getPartialSuccess().getRejectedDataPoints()).isEqualTo(1);
        assertThat(response.getPartialSuccess().getErrorMessage()).contains("of a kind that is not read");
        OtlpAnswer json = OtlpAnswer.to(outcome, "application/json; charset=utf-8");
        assertThat(new String(json.body(), StandardCharsets.UTF_8)).contains("\"rejectedDataPoints\":\"1\"");
    }

    @Test
    void F39_aGzipBombIsRefused() throws IOException {
        byte[] bomb = gzip(new byte[64 * 1024 * 1024]);

        OtlpOutcome outcome =
                receiver.receive(new PushBody("application/json", "gzip", new ByteArrayInputStream(bomb)));

        assertThat(refused(outcome)).isEqualTo(Reason.TOO_LARGE);
        assertThat(refused(receiver.receive(json("x".repeat(5 * 1024 * 1024))))).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void F39_deepNestingIsRefusedBeforeParsing() {
        String deep = "{\"resourceMetrics\":" + "[".repeat(1_000_000) + "]".repeat(1_000_000) + "}";

        assertThat(refused(receiver.receive(json(deep)))).isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{\"resourceMetrics\":7}",
                "\u0000",
                "nonsense",
                "{\"resourceMetrics\":[{\"scopeMetrics\":[{\"metrics\":[{\"gauge\":{\"dataPoints\":[{\"asInt\":\"x\"}]}}]}]}]}"
            })
    void whatIsNoRequestIsRefused(String text) {
        assertThat(refused(receiver.receive(json(text)))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void brokenBytesNeverDoMoreThanBeRefused() {
        byte[] good = request(Pushed.NOW, gauge(Pushed.NOW, 7), exponential(Pushed.NOW, 3, 1))
                .toByteArray();
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            byte[] bad = good.clone();
            for (int flips = 0; flips < 3; flips++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            receiver.receive(new PushBody("application/x-protobuf", "", new ByteArrayInputStream(bad)));
        }
        assertThat(intake.hasRoom()).isTrue();
    }

    @Test
    void otherTypesAndEncodingsAreUnsupported() {
        PushBody text = new PushBody("text/plain", "", new ByteArrayInputStream(new byte[0]));
        PushBody zstd = new PushBody("application/json", "zstd", new ByteArrayInputStream(new byte[0]));

        assertThat(refused(receiver.receive(text))).isEqualTo(Reason.UNSUPPORTED);
        assertThat(refused(receiver.receive(zstd))).isEqualTo(Reason.UNSUPPORTED);
    }

    private OtlpOutcome push(Instant time, Metric... metrics) {
        kept.now = time.plusMillis(200);
        return receiver.receive(new PushBody(
                "application/x-protobuf",
                "",
                new ByteArrayInputStream(request(time, metrics).toByteArray())));
    }

    private static ExportMetricsServiceRequest request(Instant time, Metric... metrics) {
        assertThat(time).isNotNull();
        return ExportMetricsServiceRequest.newBuilder()
                .addResourceMetrics(ResourceMetrics.newBuilder()
                        .setResource(Resource.newBuilder()
                                .addAttributes(attribute("service.name", "deepseek-r1"))
                                .addAttributes(attribute("service.instance.id", "r1-0")))
                        .addScopeMetrics(ScopeMetrics.newBuilder().addAllMetrics(List.of(metrics))))
                .build();
    }

    /** One, two and three requests in three buckets, so many times over. */
    private static Metric histogram(AggregationTemporality temporality, Instant start, Instant time, int times) {
        return Metric.newBuilder()
                .setName("gen_ai.server.request.duration")
                .setUnit("s")
                .setHistogram(Histogram.newBuilder()
                        .setAggregationTemporality(temporality)
                        .addDataPoints(HistogramDataPoint.newBuilder()
                                .setStartTimeUnixNano(Long.parseLong(nanos(start)))
                                .setTimeUnixNano(Long.parseLong(nanos(time)))
                                .addAllExplicitBounds(List.of(1.0, 2.0))
                                .addAllBucketCounts(List.of(1L * times, 2L * times, 3L * times))
                                .setCount(6L * times)
                                .setSum(10.0 * times)))
                .build();
    }

    private static Metric withError(Metric histogram, String error) {
        Metric.Builder changed = histogram.toBuilder();
        changed.getHistogramBuilder().getDataPointsBuilder(0).addAttributes(attribute("error.type", error));
        return changed.build();
    }

    private static Metric exponential(Instant time, int scale, int times) {
        return Metric.newBuilder()
                .setName("gen_ai.server.time_to_first_token")
                .setUnit("s")
                .setExponentialHistogram(ExponentialHistogram.newBuilder()
                        .setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE)
                        .addDataPoints(ExponentialHistogramDataPoint.newBuilder()
                                .setStartTimeUnixNano(Long.parseLong(nanos(START)))
                                .setTimeUnixNano(Long.parseLong(nanos(time)))
                                .setScale(scale)
                                .setZeroCount(times)
                                .setPositive(ExponentialHistogramDataPoint.Buckets.newBuilder()
                                        .setOffset(-1) // ends at 1 whatever the scale
                                        .addBucketCounts(3L * times))
                                .setCount(4L * times)
                                .setSum(times)))
                .build();
    }

    private static Metric gauge(Instant time, double value) {
        return Metric.newBuilder()
                .setName("http.server.active_requests")
                .setUnit("{request}")
                .setGauge(Gauge.newBuilder()
                        .addDataPoints(NumberDataPoint.newBuilder()
                                .setTimeUnixNano(Long.parseLong(nanos(time)))
                                .setAsDouble(value)))
                .build();
    }

    private static KeyValue attribute(String key, String value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setStringValue(value))
                .build();
    }

    private static PushBody json(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new PushBody("application/json", "", new ByteArrayInputStream(bytes));
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static String nanos(Instant time) {
        return Long.toString(time.getEpochSecond() * 1_000_000_000 + time.getNano());
    }

    private static Reason refused(OtlpOutcome outcome) {
        assertThat(outcome).isInstanceOf(OtlpOutcome.Refused.class);
        return ((OtlpOutcome.Refused) outcome).refused().reason();
    }
}
