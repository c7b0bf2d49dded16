package dev.headroom.collector.receive.remotewrite;

import static dev.headroom.collector.receive.remotewrite.WriteBodies.message;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.CodedOutputStream;
import dev.headroom.collector.exposition.Label;
import dev.headroom.collector.receive.PushOutcome;
import dev.headroom.collector.receive.Pushed;
import dev.headroom.collector.receive.Pushed.Kept;
import dev.headroom.collector.receive.Receipt;
import dev.headroom.collector.receive.Verdict;
import dev.headroom.collector.receive.remotewrite.WriteBodies.Fields;
import dev.headroom.collector.sample.LatencyKind;
import dev.headroom.collector.sample.LatencySample;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Prometheus sends with {@code send_native_histograms}, or once it has converted classic ones to its own. */
class NativeHistogramsTest {
    private static final String TTFT = "vllm:time_to_first_token_seconds";
    private static final double STALE = Double.longBitsToDouble(0x7ff0000000000002L);

    private final Kept kept = new Kept();
    private final RemoteWriteReceiver receiver = new RemoteWriteReceiver(kept.intake());

    /** Writes the fields of a histogram that has counted so many times the same. */
    private interface Counted {
        void write(CodedOutputStream out, int times) throws IOException;
    }

    /** One, two and one requests up to 1, 2 and 8 s, and one that took no time. */
    private static void exponential(CodedOutputStream out, int times) throws IOException {
        out.writeUInt64(1, 5L * times);
        out.writeDouble(3, 10.0 * times);
        out.writeSInt32(4, 0);
        out.writeUInt64(6, times);
        out.writeByteArray(11, span(0, 2));
        out.writeByteArray(11, span(1, 1));
        out.writeByteArray(12, message(deltas -> {
            deltas.writeSInt64NoTag(times);
            deltas.writeSInt64NoTag(times);
            deltas.writeSInt64NoTag(-times);
        }));
    }

    /** The same as floating-point numbers, each in a field of its own. */
    private static void floating(CodedOutputStream out, int times) throws IOException {
        out.writeDouble(2, 5.0 * times);
        out.writeDouble(3, 10.0 * times);
        out.writeDouble(7, times);
        out.writeByteArray(11, span(0, 2));
        out.writeByteArray(11, span(1, 1));
        out.writeDouble(13, times);
        out.writeDouble(13, 2.0 * times);
        out.writeDouble(13, times);
    }

    /** Three and two requests up to 0.5 s and above 1 s. */
    private static void withOwnBounds(CodedOutputStream out, int times) throws IOException {
        out.writeUInt64(1, 5L * times);
        out.writeDouble(3, 10.0 * times);
        out.writeSInt32(4, -53);
        out.writeByteArray(11, span(0, 1));
        out.writeByteArray(11, span(1, 1));
        out.writeByteArray(12, message(deltas -> {
            deltas.writeSInt64NoTag(3L * times);
            deltas.writeSInt64NoTag(-times);
        }));
        out.writeByteArray(16, message(bounds -> {
            bounds.writeDoubleNoTag(0.5);
            bounds.writeDoubleNoTag(1);
        }));
    }

    private static byte[] span(int offset, int length) {
        return message(out -> {
            out.writeSInt32(1, offset);
            out.writeUInt32(2, length);
        });
    }

    private static List<Label> labels(String name) {
        return List.of(new Label("__name__", name), new Label("instance", "10.0.0.11:8000"), new Label("job", "vllm"));
    }

    /** A running vLLM, with one native histogram, and whatever else is written. */
    private static byte[] request(Instant time, Fields histogram, Fields more) {
        return message(out -> {
            out.writeByteArray(1, WriteBodies.line(labels("vllm:num_requests_running"), time, 3));
            out.writeByteArray(1, message(line -> {
                for (Label label : labels(TTFT)) {
                    line.writeByteArray(1, message(inner -> {
                        inner.writeString(1, label.name());
                        inner.writeString(2, label.value());
                    }));
                }
                line.writeByteArray(4, message(inner -> {
                    histogram.write(inner);
                    inner.writeInt64(15, time.toEpochMilli());
                }));
            }));
            more.write(out);
        });
    }

    /** Of both kinds, for fuzzing. */
    static List<byte[]> requests() {
        return List.of(
                request(Pushed.NOW, out -> exponential(out, 1), _ -> {}),
                request(Pushed.NOW, out -> floating(out, 1), _ -> {}),
                request(Pushed.NOW, out -> withOwnBounds(out, 1), _ -> {}));
    }

    private Receipt push(Instant time, byte[] request) {
        kept.now = time.plusSeconds(11);
        PushOutcome outcome = receiver.receive(WriteBodies.body(WriteBodies.FIRST, WriteBodies.snappy(request)));
        return ((PushOutcome.Taken) outcome).receipt();
    }

    private LatencySample increase(Counted histogram) {
        for (int step = 1; step <= 3; step++) {
            int times = step;
            Instant time = Pushed.NOW.plusSeconds(15L * step);
            assertThat(push(time, request(time, out -> histogram.write(out, times), _ -> {}))
                            .refused())
                    .isZero();
        }
        return kept.last().latencies().getFirst();
    }

    private static List<Double> boundsWithRequests(LatencySample sample) {
        List<Double> bounds = new ArrayList<>();
        for (int i = 0; i < sample.counts().size(); i++) {
            if (sample.counts().get(i) > 0) {
                bounds.add(sample.layout().upperBoundsSeconds().get(i));
            }
        }
        return bounds;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theIncreaseIsKeptOnFixedBounds(boolean whole) {
        LatencySample sample = increase(whole ? NativeHistogramsTest::exponential : NativeHistogramsTest::floating);

        assertThat(sample.kind()).isEqualTo(LatencyKind.TTFT);
        assertThat(sample.counts().stream().mapToInt(Integer::intValue).sum()).isEqualTo(5);
        assertThat(boundsWithRequests(sample)).containsExactly(Math.pow(2, -10), 1.0, 2.0, 8.0);
        assertThat(sample.sumSeconds()).isEqualTo(10);
    }

    @Test
    void oneWithBoundsOfItsOwnKeepsThem() {
        LatencySample sample = increase(NativeHistogramsTest::withOwnBounds);

        assertThat(sample.layout().upperBoundsSeconds()).containsExactly(0.5, 1.0, Double.POSITIVE_INFINITY);
        assertThat(sample.counts()).containsExactly(3, 0, 2);
    }

    @Test
    void whatCameAsLinesTooCountsOnceAndIsReadFromThem() {
        for (int step = 1; step <= 3; step++) {
            int times = step;
            Instant time = Pushed.NOW.plusSeconds(15L * step);
            push(time, request(time, out -> exponential(out, times), out -> {
                out.writeByteArray(1, bucket(time, "4.0", 4.0 * times));
                out.writeByteArray(1, bucket(time, "+Inf", 5.0 * times));
            }));
        }
        LatencySample sample = kept.last().latencies().getFirst();

        assertThat(sample.layout().upperBoundsSeconds()).containsExactly(4.0, Double.POSITIVE_INFINITY);
        assertThat(sample.counts()).containsExactly(4, 1);
    }

    private static byte[] bucket(Instant time, String bound, double count) {
        List<Label> labels = new ArrayList<>(labels(TTFT + "_bucket"));
        labels.add(new Label("le", bound));
        return WriteBodies.line(labels, time, count);
    }

    @Test
    void aGaugeOfThemIsToldToSendersThatCanBeTold() {
        Fields gauge = out -> {
            exponential(out, 1);
            out.writeEnum(14, 3);
        };
        byte[] second = message(out -> {
            for (String symbol : List.of("", "__name__", TTFT, "job", "vllm")) {
                out.writeString(4, symbol);
            }
            out.writeByteArray(5, message(line -> {
                for (int reference = 1; reference <= 4; reference++) {
                    line.writeUInt32(1, reference); // references need not be packed
                }
                line.writeByteArray(3, message(gauge));
            }));
        });

        Receipt first = push(Pushed.NOW, request(Pushed.NOW, gauge, _ -> {}));
        assertThat(first.refused()).isZero();
        assertThat(first.of(Verdict.UNREAD)).isEqualTo(1);
        PushOutcome.Taken told =
                (PushOutcome.Taken) receiver.receive(WriteBodies.body(WriteBodies.SECOND, WriteBodies.snappy(second)));
        assertThat(told.receipt().of(Verdict.UNSUPPORTED)).isEqualTo(1);
        assertThat(told.histograms()).isZero();
    }

    @Test
    void theMarkOfItsEndEndsAllOfItsSeries() {
        increase(NativeHistogramsTest::exponential);
        Instant end = Pushed.NOW.plusSeconds(60);
        push(end, request(end, out -> out.writeDouble(3, STALE), _ -> {}));
        Instant after = Pushed.NOW.plusSeconds(75);
        push(after, request(after, out -> out.writeDouble(3, STALE), _ -> {}));

        assertThat(kept.last().latencies()).isEmpty();
        assertThat(kept.last().outcomes().getFirst().up()).isTrue();
    }
}
