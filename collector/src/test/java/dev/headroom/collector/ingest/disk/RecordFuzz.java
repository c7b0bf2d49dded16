package dev.headroom.collector.ingest.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.fuzzing.FuzzTarget;
import dev.headroom.collector.ingest.disk.BatchCodec.DamagedRecord;
import dev.headroom.collector.sample.SampleBatch;
import java.util.List;

/** Records of the queue: damaged, or a batch that is the same after it was written again. */
public final class RecordFuzz implements FuzzTarget {

    @Override
    public void read(byte[] input) throws DamagedRecord {
        SampleBatch batch;
        try {
            batch = BatchCodec.decode(input);
        } catch (DamagedRecord expected) {
            return;
        }
        assertThat(BatchCodec.decode(BatchCodec.encode(batch))).isEqualTo(batch);
    }

    @Override
    public List<byte[]> seeds() {
        return List.of(BatchCodec.encode(BatchCodecTest.full()), BatchCodec.encode(SampleBatch.EMPTY));
    }
}
