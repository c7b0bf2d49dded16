package dev.headroom.collector.ingest.disk;

import dev.headroom.collector.sample.SampleBatch;
import dev.headroom.collector.sample.SampleRow;
import java.nio.BufferUnderflowException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * A batch as bytes: for each kind of row that it has, the number of the kind, how many rows, the rows. A new kind gets
 * the next number and raises {@link #VERSION}, by which an older program knows that it must leave the record alone; a
 * field that is added to a row makes it a new kind, so that what was written before the update is still read.
 */
final class BatchCodec {
    /** Of everything in a segment: frames, kinds and fields. */
    static final int VERSION = 1;

    private static final List<Section<?>> SECTIONS = List.of(
            new Section<>(1, SampleBatch::nodes, Rows::profile, Rows::profile),
            new Section<>(2, SampleBatch::serving, Rows::serving, Rows::serving),
            new Section<>(3, SampleBatch::gateways, Rows::gateway, Rows::gateway),
            new Section<>(4, SampleBatch::gpus, GpuRows::gpu, GpuRows::gpu),
            new Section<>(5, SampleBatch::latencies, Rows::latency, Rows::latency),
            new Section<>(6, SampleBatch::outcomes, Rows::outcome, Rows::outcome),
            new Section<>(7, SampleBatch::hosts, HostRows::host, HostRows::host),
            new Section<>(8, SampleBatch::logEvents, HostRows::logEvent, HostRows::logEvent),
            new Section<>(9, SampleBatch::extras, HostRows::extra, HostRows::extra),
            new Section<>(10, SampleBatch::gpuEvents, GpuRows::event, GpuRows::event));

    private BatchCodec() {}

    /** One kind of row. */
    private record Section<R extends SampleRow>(
            int number,
            Function<SampleBatch, List<R>> of,
            BiConsumer<RecordWriter, R> write,
            Function<RecordReader, R> read) {

        void writeTo(RecordWriter record, SampleBatch batch) {
            List<R> rows = of.apply(batch);
            if (!rows.isEmpty()) {
                record.int1(number).count(rows.size());
                rows.forEach(row -> write.accept(record, row));
            }
        }

        List<R> readFrom(RecordReader record) {
            int size = record.length();
            List<R> rows = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                rows.add(read.apply(record));
            }
            return rows;
        }
    }

    static byte[] encode(SampleBatch batch) {
        RecordWriter record = new RecordWriter();
        SECTIONS.forEach(section -> section.writeTo(record, batch));
        return record.finished();
    }

    /** Throws {@link DamagedRecord} for bytes that no batch is encoded as. */
    static SampleBatch decode(byte[] bytes) throws DamagedRecord {
        try {
            RecordReader record = new RecordReader(bytes);
            List<SampleRow> rows = new ArrayList<>();
            while (!record.isAtEnd()) {
                rows.addAll(section(record.int1()).readFrom(record));
            }
            return SampleBatch.of(rows);
        } catch (BufferUnderflowException | IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw new DamagedRecord(e);
        }
    }

    private static Section<?> section(int number) {
        return SECTIONS.stream()
                .filter(section -> section.number == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown kind of row: " + number));
    }

    /** The bytes are not a batch. */
    static final class DamagedRecord extends Exception {
        private static final long serialVersionUID = 1L;

        DamagedRecord(Throwable cause) {
            super(cause);
        }
    }
}
