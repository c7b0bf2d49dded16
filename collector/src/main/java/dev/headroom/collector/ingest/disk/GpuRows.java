package dev.headroom.collector.ingest.disk;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.sample.GpuEvent;
import dev.headroom.collector.sample.GpuSample;
import dev.headroom.collector.sample.gpu.GpuClocks;
import dev.headroom.collector.sample.gpu.GpuDevice;
import dev.headroom.collector.sample.gpu.GpuHealth;
import dev.headroom.collector.sample.gpu.GpuLinks;
import dev.headroom.collector.sample.gpu.GpuMemory;
import dev.headroom.collector.sample.gpu.GpuMemoryErrors;
import dev.headroom.collector.sample.gpu.GpuPower;
import dev.headroom.collector.sample.gpu.GpuReading;
import java.time.Instant;

/** The rows of GPUs and of what befell them. */
final class GpuRows {

    private GpuRows() {}

    static void gpu(RecordWriter record, GpuSample sample) {
        GpuReading reading = sample.reading();
        GpuDevice device = reading.device();
        record.time(sample.time())
                .text(device.uuid())
                .text(device.service().value())
                .text(device.node())
                .int4(device.index())
                .text(device.model())
                .text(device.migInstance())
                .numbers(
                        reading.utilizationRatio(),
                        reading.memory().usedBytes(),
                        reading.memory().totalBytes(),
                        reading.power().watts(),
                        reading.power().limitWatts(),
                        reading.health().temperatureCelsius(),
                        reading.clocks().smMegahertz())
                .int8(reading.health().throttleReasons())
                .numbers(
                        reading.health().eccUncorrected(),
                        reading.health().xid(),
                        reading.clocks().memoryMegahertz());
        memoryErrors(record, reading.health().memoryErrors());
        links(record, reading.links());
    }

    private static void memoryErrors(RecordWriter record, GpuMemoryErrors errors) {
        record.numbers(errors.corrected(), errors.uncorrectedLifetime(), errors.remappedRows(), errors.remapFailures());
    }

    private static GpuMemoryErrors memoryErrors(RecordReader record) {
        return new GpuMemoryErrors(record.number(), record.number(), record.number(), record.number());
    }

    private static void links(RecordWriter record, GpuLinks links) {
        record.numbers(
                links.pcieGeneration(),
                links.pcieWidth(),
                links.pcieReplays(),
                links.pcieSentBytesPerSecond(),
                links.pcieReceivedBytesPerSecond(),
                links.nvlinkBytesPerSecond(),
                links.nvlinkErrors());
    }

    private static GpuLinks links(RecordReader record) {
        return new GpuLinks(
                record.number(),
                record.number(),
                record.number(),
                record.number(),
                record.number(),
                record.number(),
                record.number());
    }

    static GpuSample gpu(RecordReader record) {
        Instant time = record.time();
        GpuDevice device = new GpuDevice(
                record.text(),
                new ServiceName(record.text()),
                record.text(),
                record.int4(),
                record.text(),
                record.text());
        double utilization = record.number();
        GpuMemory memory = new GpuMemory(record.number(), record.number());
        GpuPower power = new GpuPower(record.number(), record.number());
        double temperature = record.number();
        double smClock = record.number();
        long throttle = record.int8();
        double eccUncorrected = record.number();
        double xid = record.number();
        GpuClocks clocks = new GpuClocks(smClock, record.number());
        GpuHealth health = new GpuHealth(temperature, throttle, eccUncorrected, xid, memoryErrors(record));
        return new GpuSample(time, new GpuReading(device, utilization, memory, power, clocks, health, links(record)));
    }

    static void event(RecordWriter record, GpuEvent event) {
        record.time(event.time())
                .text(event.service().value())
                .text(event.node())
                .text(event.device())
                .text(event.kind().name())
                .text(event.detail());
    }

    static GpuEvent event(RecordReader record) {
        return new GpuEvent(
                record.time(),
                new ServiceName(record.text()),
                record.text(),
                record.text(),
                GpuEvent.Kind.valueOf(record.text()),
                record.text());
    }
}
