package dev.headroom.collector.receive.otlp;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.headroom.collector.fuzzing.FuzzTarget;
import dev.headroom.collector.fuzzing.Seeds;
import dev.headroom.collector.fuzzing.SoundNumbers;
import dev.headroom.collector.receive.Intake;
import dev.headroom.collector.receive.PushBody;
import dev.headroom.collector.receive.Pushed;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import java.io.ByteArrayInputStream;
import java.util.List;

/** Requests of OTLP in one of its forms, taken twice as by a sender whose answer got lost. */
public final class OtlpFuzz implements FuzzTarget {
    private static final String REQUEST = """
            {"resourceMetrics":[{"resource":{"attributes":[
                {"key":"service.name","value":{"stringValue":"r1"}},{"key":"process.pid","value":{"intValue":"7"}},
                {"key":"host.name","value":{"stringValue":"h"}},{"key":"k8s.pod.name","value":{"stringValue":"r1-0"}}]},
              "scopeMetrics":[{"metrics":[
                {"name":"model_inference_latency","unit":"ms","histogram":{"aggregationTemporality":%1$d,"dataPoints":[
                  {"startTimeUnixNano":"1795262370000000000","timeUnixNano":"1795262400000000000","count":"10","sum":1200,
                   "bucketCounts":["4","3","3"],"explicitBounds":[500,1000],
                   "attributes":[{"key":"model","value":{"stringValue":"R1"}}]}]}},
                {"name":"vllm:e2e_request_latency_seconds","exponentialHistogram":{"aggregationTemporality":%1$d,
                  "dataPoints":[{"timeUnixNano":"1795262400000000000","count":"6","sum":3,"scale":3,"zeroCount":"1",
                   "positive":{"offset":-4,"bucketCounts":["1","2"]},"negative":{"offset":1,"bucketCounts":["2"]}}]}},
                {"name":"vllm:num_requests_running","gauge":{"dataPoints":[
                  {"timeUnixNano":"1795262400000000000","asInt":"7"},{"timeUnixNano":"1795262401000000000","asDouble":-7}]}},
                {"name":"vllm:generation_tokens","unit":"{token}","sum":{"isMonotonic":true,"aggregationTemporality":%1$d,
                  "dataPoints":[{"timeUnixNano":"1795262400000000000","asDouble":5e9,"flags":%2$d}]}},
                {"name":"go_gc","summary":{"dataPoints":[{"timeUnixNano":"1795262400000000000","count":"2","sum":0.5,
                   "quantileValues":[{"quantile":0.5,"value":0.25}]}]}}]}]}]}
            """;

    private final boolean json;

    public OtlpFuzz(boolean json) {
        this.json = json;
    }

    @Override
    public void read(byte[] input) throws ReflectiveOperationException {
        Pushed.Kept kept = new Pushed.Kept();
        try (Intake intake = kept.intake()) {
            OtlpReceiver receiver = new OtlpReceiver(intake);
            for (int run = 0; run < 2; run++) {
                receiver.receive(new PushBody(
                        json ? OtlpReceiver.JSON : OtlpReceiver.PROTOBUF, "", new ByteArrayInputStream(input)));
            }
        }
        SoundNumbers.check(kept.batches);
    }

    @Override
    public List<byte[]> seeds() {
        List<String> requests = List.of(REQUEST.formatted(1, 0), REQUEST.formatted(2, 1), "{\"resourceMetrics\":[]}");
        return requests.stream()
                .map(request -> json ? Seeds.of(request) : protobuf(request))
                .toList();
    }

    private static byte[] protobuf(String request) {
        ExportMetricsServiceRequest.Builder message = ExportMetricsServiceRequest.newBuilder();
        try {
            JsonFormat.parser().merge(request, message);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException(e);
        }
        return message.build().toByteArray();
    }
}
