package dev.headroom.collector.storage.jdbc.write;

import dev.headroom.collector.sample.Connections;
import dev.headroom.collector.sample.ExtraSample;
import dev.headroom.collector.sample.GatewaySample;
import dev.headroom.collector.sample.GpuEvent;
import dev.headroom.collector.sample.GpuSample;
import dev.headroom.collector.sample.HostSample;
import dev.headroom.collector.sample.LatencySample;
import dev.headroom.collector.sample.LogEventSample;
import dev.headroom.collector.sample.OutcomeRow;
import dev.headroom.collector.sample.RequestCounts;
import dev.headroom.collector.sample.SampleBatch;
import dev.headroom.collector.sample.ServingSample;
import dev.headroom.collector.sample.gpu.GpuHealth;
import dev.headroom.collector.sample.gpu.GpuLinks;
import dev.headroom.collector.sample.gpu.GpuMemoryErrors;
import dev.headroom.collector.sample.gpu.GpuReading;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/** Samples turned into rows, waiting to be copied. One thread. */
final class EncodedSamples {
    private final Identities identities;
    private final Map<SampleTable, CopyRows> rows = new EnumMap<>(SampleTable.class);
    private final SortedSet<Instant> lateHours = new TreeSet<>();
    private final Instant late;

    /**
     * Starts without rows.
     *
     * @param late rows older than this are late
     */
    EncodedSamples(Identities identities, Instant late) {
        this.identities = identities;
        this.late = late;
        for (SampleTable table : SampleTable.values()) {
            rows.put(table, new CopyRows(table.columnCount()));
        }
    }

    /** Everybody in the batch must have been introduced to the identities. */
    void add(SampleBatch batch) {
        batch.serving().forEach(this::serving);
        batch.gateways().forEach(this::gateway);
        batch.gpus().forEach(this::gpu);
        batch.latencies().forEach(this::latency);
        batch.hosts().forEach(this::host);
        batch.logEvents().forEach(this::logEvent);
        batch.extras().forEach(this::extra);
        batch.gpuEvents().forEach(this::gpuEvent);
        batch.outcomes().forEach(this::outcome);
    }

    CopyRows rows(SampleTable table) {
        return Objects.requireNonNull(rows.get(table));
    }

    int rowCount() {
        return rows.values().stream().mapToInt(CopyRows::rows).sum();
    }

    /** The hours of rows that are too late for the ordinary rollup, ascending. */
    SortedSet<Instant> lateHours() {
        return lateHours;
    }

    void clear() {
        rows.values().forEach(CopyRows::clear);
        lateHours.clear();
    }

    private CopyRows begin(SampleTable table, Instant time) {
        if (time.isBefore(late)) {
            lateHours.add(time.truncatedTo(ChronoUnit.HOURS));
        }
        return rows(table).row().time(time);
    }

    private void serving(ServingSample sample) {
        CopyRows row = begin(SampleTable.SERVING, sample.time())
                .integer(identities.of(sample.node()))
                .number(sample.coveredSeconds());
        requests(row, sample.requests())
                .number(sample.tokens().prompt())
                .number(sample.tokens().cachedPrompt())
                .number(sample.tokens().generation())
                .number(sample.preemptions())
                .number(sample.engine().running())
                .number(sample.engine().waiting())
                .number(sample.engine().maxRunning())
                .number(sample.engine().kvCacheRatio())
                .number(sample.engine().prefixHitRatio());
        connections(row, sample.connections());
    }

    private void gateway(GatewaySample sample) {
        CopyRows row = begin(SampleTable.GATEWAY, sample.time())
                .integer(identities.of(sample.gateway()))
                .number(sample.coveredSeconds());
        connections(requests(row, sample.requests()), sample.connections());
    }

    private static CopyRows requests(CopyRows row, RequestCounts requests) {
        return row.number(requests.ended())
                .number(requests.failed())
                .number(requests.rejected429())
                .number(requests.rejected503());
    }

    private static void connections(CopyRows row, Connections connections) {
        row.number(connections.established()).number(connections.limit());
    }

    private void gpu(GpuSample sample) {
        GpuReading reading = sample.reading();
        CopyRows row = begin(SampleTable.GPU, sample.time())
                .integer(identities.of(reading.device()))
                .real(reading.utilizationRatio())
                .number(reading.memory().usedBytes())
                .number(reading.memory().totalBytes())
                .real(reading.power().watts())
                .real(reading.power().limitWatts())
                .real(reading.health().temperatureCelsius())
                .real(reading.clocks().smMegahertz());
        if (reading.health().throttleReasons() == GpuHealth.UNKNOWN_THROTTLE) {
            row.nothing();
        } else {
            row.big(reading.health().throttleReasons());
        }
        row.real(reading.health().eccUncorrected())
                .real(reading.health().xid())
                .real(reading.clocks().memoryMegahertz());
        memoryErrors(row, reading.health().memoryErrors());
        links(row, reading.links());
    }

    private static void memoryErrors(CopyRows row, GpuMemoryErrors errors) {
        row.real(errors.corrected())
                .real(errors.uncorrectedLifetime())
                .real(errors.remappedRows())
                .real(errors.remapFailures());
    }

    private static void links(CopyRows row, GpuLinks links) {
        row.real(links.pcieGeneration())
                .real(links.pcieWidth())
                .real(links.pcieReplays())
                .real(links.pcieSentBytesPerSecond())
                .real(links.pcieReceivedBytesPerSecond())
                .real(links.nvlinkBytesPerSecond())
                .real(links.nvlinkErrors());
    }

    private void latency(LatencySample sample) {
        begin(SampleTable.LATENCY, sample.time())
                .integer(identities.of(sample.node()))
                .small(sample.kind().storedAs())
                .integer(identities.of(sample.layout()))
                .integers(sample.counts())
                .number(sample.sumSeconds());
    }

    private void host(HostSample sample) {
        CopyRows row = begin(SampleTable.HOST, sample.time()).integer(identities.ofHost(sample.host()));
        connections(row, sample.connections());
        row.real(sample.cpuRatio()).number(sample.memoryUsedBytes()).number(sample.memoryTotalBytes());
    }

    private void logEvent(LogEventSample sample) {
        begin(SampleTable.LOG_EVENT, sample.time())
                .integer(identities.ofHost(sample.node()))
                .text(sample.event())
                .number(sample.coveredSeconds())
                .number(sample.count());
    }

    private void extra(ExtraSample sample) {
        begin(SampleTable.EXTRA, sample.time())
                .integer(identities.of(sample.series()))
                .number(sample.coveredSeconds())
                .number(sample.value());
    }

    private void gpuEvent(GpuEvent event) {
        begin(SampleTable.GPU_EVENT, event.time())
                .text(event.service().value())
                .text(event.node())
                .text(event.device())
                .text(event.kind().name())
                .text(event.detail());
    }

    private void outcome(OutcomeRow outcome) {
        begin(SampleTable.OUTCOME, outcome.time())
                .integer(identities.ofTarget(outcome))
                .flag(outcome.up())
                .number(outcome.took().toNanos() / 1e9)
                .integer(outcome.samples())
                .big(outcome.bodyBytes())
                .text(outcome.error())
                .text(outcome.detail());
    }
}
