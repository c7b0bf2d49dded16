package dev.headroom.collector.ingest.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.collector.ingest.disk.BatchCodec.DamagedRecord;
import dev.headroom.collector.sample.Connections;
import dev.headroom.collector.sample.ExtraSample;
import dev.headroom.collector.sample.GpuEvent;
import dev.headroom.collector.sample.HostSample;
import dev.headroom.collector.sample.LogEventSample;
import dev.headroom.collector.sample.NodeProfile;
import dev.headroom.collector.sample.SampleBatch;
import dev.headroom.collector.sample.SeriesKey;
import dev.headroom.collector.storage.Samples;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BatchCodecTest {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00.123456Z");

    private static SampleBatch full() {
        return new SampleBatch(
                List.of(new NodeProfile(Samples.NODE, "deepseek-ai/DeepSeek-R1", "vllm", "10.0.0.11:8000")),
                List.of(Samples.serving(NOON, Samples.NODE, 30, Double.NaN)),
                List.of(Samples.gateway(NOON, 5, 1)),
                List.of(new HostSample(NOON, Samples.NODE, new Connections(3, 10), 0.5, 1e9, Double.NaN)),
                List.of(Samples.gpu(NOON, 0, 0.75), Samples.gpu(NOON, 1, Double.NaN)),
                List.of(Samples.latency(NOON, Samples.NODE, 1, 200, 70_000, Integer.MAX_VALUE)),
                List.of(new LogEventSample(NOON, Samples.NODE, "RateLimitExceeded", 15, 3)),
                List.of(new ExtraSample(
                        NOON, new SeriesKey(Samples.SERVICE, "n", "lora", Map.of("name", "é✓")), Double.NaN, 1)),
                List.of(new GpuEvent(NOON, Samples.SERVICE, "n", "GPU-1", GpuEvent.Kind.LOST, "gone")),
                List.of(Samples.outcome(NOON, false, "what \"went\" wrong")));
    }

    @Test
    void everyKindOfRowComesBackAsItWas() throws Exception {
        SampleBatch batch = full();
        for (RecordComponent kind : SampleBatch.class.getRecordComponents()) {
            assertThat((List<?>) kind.getAccessor().invoke(batch))
                    .as("a new kind belongs into this test and into the codec: " + kind.getName())
                    .isNotEmpty();
        }
        assertThat(BatchCodec.decode(BatchCodec.encode(batch))).isEqualTo(batch);
        assertThat(BatchCodec.decode(BatchCodec.encode(SampleBatch.EMPTY))).isEqualTo(SampleBatch.EMPTY);
    }

    @Test
    void whateverIsReadIsABatchOrDamaged() {
        byte[] whole = BatchCodec.encode(full());
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
            for (int flips = random.nextInt(4); flips > 0 && damaged.length > 0; flips--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(BatchCodec.decode(damaged)).isNotNull();
            } catch (DamagedRecord expected) {
                assertThat(expected).hasCauseInstanceOf(RuntimeException.class);
            }
        }
    }

    @Test
    void aKindThatIsNotKnownIsDamage() {
        assertThatThrownBy(() -> BatchCodec.decode(new byte[] {99, 0})).isInstanceOf(DamagedRecord.class);
    }
}
