package dev.headroom.collector.receive.otlp;

import static dev.headroom.collector.receive.otlp.OtlpRequests.exponential;
import static dev.headroom.collector.receive.otlp.OtlpRequests.gauge;
import static dev.headroom.collector.receive.otlp.OtlpRequests.json;
import static dev.headroom.collector.receive.otlp.OtlpRequests.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.receive.Intake;
import dev.headroom.collector.receive.PushBody;
import dev.headroom.collector.receive.PushOutcome.Reason;
import dev.headroom.collector.receive.Pushed;
import dev.headroom.collector.receive.Pushed.Kept;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.Sum;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtlpReceiverTest {

    private final Kept kept = new Kept();
    private final Intake intake = kept.intake();
    private final OtlpReceiver receiver = new OtlpReceiver(intake);

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

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static Reason refused(OtlpOutcome outcome) {
        assertThat(outcome).isInstanceOf(OtlpOutcome.Refused.class);
        return ((OtlpOutcome.Refused) outcome).refused().reason();
    }
}
