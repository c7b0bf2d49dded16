package dev.headroom.collector.ingest.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.collector.ingest.disk.BatchCodec.DamagedRecord;
import dev.headroom.collector.sample.SampleBatch;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BatchCodecTest {
    static SampleBatch full() {
        return new MadeUp(5).of(SampleBatch.class);
    }

    /** Every component of every row is made up, so a new kind or field that the codec does not know is found here. */
    @Test
    void everyFieldOfEveryKindOfRowComesBackAsItWas() throws Exception {
        for (int seed = 0; seed < 20; seed++) {
            SampleBatch batch = new MadeUp(seed).of(SampleBatch.class);
            assertThat(BatchCodec.decode(BatchCodec.encode(batch))).isEqualTo(batch);
        }
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
