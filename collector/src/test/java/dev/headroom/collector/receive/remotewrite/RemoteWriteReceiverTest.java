package dev.headroom.collector.receive.remotewrite;

import static dev.headroom.collector.receive.remotewrite.WriteBodies.FIRST;
import static dev.headroom.collector.receive.remotewrite.WriteBodies.SECOND;
import static dev.headroom.collector.receive.remotewrite.WriteBodies.body;
import static dev.headroom.collector.receive.remotewrite.WriteBodies.message;
import static dev.headroom.collector.receive.remotewrite.WriteBodies.snappy;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.exposition.Label;
import dev.headroom.collector.exposition.Series;
import dev.headroom.collector.receive.Intake;
import dev.headroom.collector.receive.PushBody;
import dev.headroom.collector.receive.PushOutcome;
import dev.headroom.collector.receive.PushOutcome.Reason;
import dev.headroom.collector.receive.Pushed;
import dev.headroom.collector.receive.Pushed.Kept;
import dev.headroom.collector.receive.Receipt;
import dev.headroom.collector.receive.Verdict;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteWriteReceiverTest {

    private final Kept kept = new Kept();
    private final Intake intake = kept.intake();
    private final RemoteWriteReceiver receiver = new RemoteWriteReceiver(intake);

    @ParameterizedTest
    @ValueSource(strings = {FIRST, SECOND})
    void bothVersionsBringTheSameRows(String contentType) {
        for (int step = 1; step <= 3; step++) {
            Instant time = Pushed.NOW.plusSeconds(15L * step);
            Map<Series, Double> page = Pushed.series(Pushed.vllm(step));
            byte[] bytes = contentType.equals(FIRST) ? WriteBodies.first(time, page) : WriteBodies.second(time, page);
            kept.now = time.plusSeconds(11);
            assertThat(receipt(receiver.receive(body(contentType, snappy(bytes))))
                            .written())
                    .isEqualTo(page.size());
            kept.now = time.plusSeconds(12);
        }

        assertThat(kept.last().serving().getFirst().requests().ended()).isEqualTo(30);
        assertThat(kept.last().nodes().getFirst().model()).isEqualTo("r1");
        assertThat(kept.last().outcomes().getFirst().target()).isEqualTo("remote-write vllm 10.0.0.11:8000");
    }

    @Test
    void F12_seriesWithBrokenLabelsAreLeftOutAndTheOthersTaken() {
        byte[] bytes = message(out -> {
            out.writeByteArray(1, WriteBodies.line(List.of(new Label("job", "a")), Pushed.NOW, 1));
            out.writeByteArray(
                    1,
                    WriteBodies.line(
                            List.of(new Label("__name__", "x"), new Label("a", "1"), new Label("a", "2")),
                            Pushed.NOW,
                            1));
            out.writeByteArray(
                    1, WriteBodies.line(List.of(new Label("__name__", "x"), new Label("job", "a")), Pushed.NOW, 1));
        });

        Receipt receipt = receipt(receiver.receive(body(FIRST, snappy(bytes))));

        assertThat(receipt.of(Verdict.INVALID)).isEqualTo(2);
        assertThat(receipt.of(Verdict.TAKEN)).isEqualTo(1);
        assertThat(receipt.complaint())
                .isEqualTo("Of the samples 2 have labels that break the rules. The others were taken.");
    }

    @Test
    void recordingRulesBelongToNobodyAndAreNoError() {
        byte[] bytes = message(out ->
                out.writeByteArray(1, WriteBodies.line(List.of(new Label("__name__", "job:x:rate5m")), Pushed.NOW, 1)));

        Receipt receipt = receipt(receiver.receive(body(FIRST, snappy(bytes))));

        assertThat(receipt.of(Verdict.NO_ORIGIN)).isEqualTo(1);
        assertThat(receipt.refused()).isZero();
    }

    @Test
    void F39_aSizeThatLiesIsRefusedBeforeAnythingIsInflated() {
        byte[] bomb = {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x07, 0, 'a'};

        assertThat(refused(receiver.receive(body(FIRST, bomb))).reason()).isIn(Reason.TOO_LARGE, Reason.MALFORMED);
        assertThat(refused(receiver.receive(body(FIRST, new byte[17 * 1024 * 1024])))
                        .reason())
                .isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void whatIsNoRequestIsRefused() {
        Random random = new Random(7);
        byte[] good = WriteBodies.first(Pushed.NOW, Pushed.series(Pushed.vllm(1)));
        for (int i = 0; i < 2_000; i++) {
            byte[] bad = good.clone();
            for (int flips = 0; flips < 3; flips++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            receiver.receive(body(FIRST, snappy(bad)));
            receiver.receive(body(SECOND, snappy(bad)));
            receiver.receive(body(FIRST, bad));
        }
        assertThat(refused(receiver.receive(body(FIRST, new byte[0]))).reason()).isEqualTo(Reason.MALFORMED);
        assertThat(refused(receiver.receive(body(FIRST, snappy("nonsense".getBytes(UTF_8)))))
                        .sentence())
                .contains("prometheus.WriteRequest");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text/plain",
                "application/json",
                "application/x-protobuf;proto=io.prometheus.write.v3.Request"
            })
    void otherContentTypesAreUnsupported(String contentType) {
        assertThat(refused(receiver.receive(body(contentType, snappy(new byte[0]))))
                        .reason())
                .isEqualTo(Reason.UNSUPPORTED);
        PushBody plain = new PushBody(FIRST, "", new ByteArrayInputStream(new byte[0]));
        assertThat(refused(receiver.receive(plain)).reason()).isEqualTo(Reason.UNSUPPORTED);
    }

    @Test
    void F21_aFullQueueAsksToComeAgain() {
        kept.room = false;
        assertThat(refused(receiver.receive(body(FIRST, snappy(new byte[0])))).reason())
                .isEqualTo(Reason.BUSY);
    }

    private static Receipt receipt(PushOutcome outcome) {
        assertThat(outcome).isInstanceOf(PushOutcome.Taken.class);
        return ((PushOutcome.Taken) outcome).receipt();
    }

    private static PushOutcome.Refused refused(PushOutcome outcome) {
        assertThat(outcome).isInstanceOf(PushOutcome.Refused.class);
        return (PushOutcome.Refused) outcome;
    }
}
