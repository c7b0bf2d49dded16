package dev.headroom.collector.receive.otlp;

import dev.headroom.collector.receive.PushBody;
import dev.headroom.collector.receive.Pushed;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
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
import io.opentelemetry.proto.resource.v1.Resource;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Requests as an SDK or a Collector sends them. */
final class OtlpRequests {

    static final Instant START = Pushed.NOW.minusSeconds(30);

    private OtlpRequests() {}

    static ExportMetricsServiceRequest request(Instant time, Metric... metrics) {
        return ExportMetricsServiceRequest.newBuilder()
                .addResourceMetrics(ResourceMetrics.newBuilder()
                        .setResource(Resource.newBuilder()
                                .addAttributes(attribute("service.name", "deepseek-r1"))
                                .addAttributes(attribute("service.instance.id", "r1-0")))
                        .addScopeMetrics(ScopeMetrics.newBuilder().addAllMetrics(List.of(metrics))))
                .build();
    }

    /** One, two and three requests in three buckets, so many times over. */
    static Metric histogram(AggregationTemporality temporality, Instant start, Instant time, int times) {
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

    static Metric withError(Metric histogram, String error) {
        Metric.Builder changed = histogram.toBuilder();
        changed.getHistogramBuilder().getDataPointsBuilder(0).addAttributes(attribute("error.type", error));
        return changed.build();
    }

    static Metric exponential(Instant time, int scale, int times) {
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

    static Metric gauge(Instant time, double value) {
        return Metric.newBuilder()
                .setName("http.server.active_requests")
                .setUnit("{request}")
                .setGauge(Gauge.newBuilder()
                        .addDataPoints(NumberDataPoint.newBuilder()
                                .setTimeUnixNano(Long.parseLong(nanos(time)))
                                .setAsDouble(value)))
                .build();
    }

    static KeyValue attribute(String key, String value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setStringValue(value))
                .build();
    }

    static String nanos(Instant time) {
        return Long.toString(time.getEpochSecond() * 1_000_000_000 + time.getNano());
    }

    static PushBody json(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new PushBody("application/json", "", new ByteArrayInputStream(bytes));
    }
}
