package dev.headroom.collector.ingest.disk;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.sample.ExtraSample;
import dev.headroom.collector.sample.HostSample;
import dev.headroom.collector.sample.LogEventSample;
import dev.headroom.collector.sample.SeriesKey;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** The rows of machines, their logs and extra series, each written and read by methods of one name. */
final class HostRows {

    private HostRows() {}

    static void host(RecordWriter record, HostSample sample) {
        record.time(sample.time());
        Rows.node(record, sample.host());
        Rows.connections(record, sample.connections());
        record.numbers(sample.cpuRatio(), sample.memoryUsedBytes(), sample.memoryTotalBytes());
    }

    static HostSample host(RecordReader record) {
        return new HostSample(
                record.time(),
                Rows.node(record),
                Rows.connections(record),
                record.number(),
                record.number(),
                record.number());
    }

    static void logEvent(RecordWriter record, LogEventSample sample) {
        record.time(sample.time());
        Rows.node(record, sample.node());
        record.text(sample.event()).numbers(sample.coveredSeconds(), sample.count());
    }

    static LogEventSample logEvent(RecordReader record) {
        return new LogEventSample(record.time(), Rows.node(record), record.text(), record.number(), record.number());
    }

    static void extra(RecordWriter record, ExtraSample sample) {
        SeriesKey series = sample.series();
        record.time(sample.time())
                .text(series.service().value())
                .text(series.node())
                .text(series.name())
                .count(series.labels().size());
        series.labels().forEach((name, value) -> record.text(name).text(value));
        record.numbers(sample.coveredSeconds()).text(sample.unit()).number(sample.value());
    }

    static ExtraSample extra(RecordReader record) {
        Instant time = record.time();
        ServiceName service = new ServiceName(record.text());
        String node = record.text();
        String name = record.text();
        Map<String, String> labels = new TreeMap<>();
        for (int left = record.length(); left > 0; left--) {
            labels.put(record.text(), record.text());
        }
        return new ExtraSample(
                time, new SeriesKey(service, node, name, labels), record.number(), record.text(), record.number());
    }
}
