package dev.headroom.alerts.rule;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.GpuHistory;
import dev.headroom.collector.history.GpuState;
import dev.headroom.collector.sample.GpuEvent;
import dev.headroom.collector.sample.gpu.GpuDevice;
import dev.headroom.collector.sample.gpu.GpuHealth;
import dev.headroom.collector.sample.gpu.GpuReading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads the rules about GPUs from their events and their newest samples. One evaluation. */
final class DeviceFindings {

    /** A device that came back resolves its incident for that long. */
    private static final Duration EVENTS = Duration.ofDays(7);
    /** An XID error is told for that long after it was seen; the device may have gone on. */
    private static final Duration XID_TOLD = Duration.ofMinutes(30);

    private static final Duration STALE = Duration.ofMinutes(5);
    private static final int MOST_EVENTS = 1000;
    /** Heat, power brake and slow-down by the hardware; a software power cap is how some devices always run. */
    private static final long HELD_DOWN = 0xE8;

    private final GpuHistory events;
    private final List<GpuState> gpus;
    private final Instant now;

    DeviceFindings(GpuHistory events, List<GpuState> gpus, Instant now) {
        this.events = events;
        this.gpus = gpus;
        this.now = now;
    }

    private record Device(ServiceName service, String name) {
        static Device of(GpuEvent event) {
            return new Device(event.service(), event.node() + " " + event.device());
        }

        static Device of(GpuDevice device) {
            return new Device(device.service(), device.node() + " " + device.uuid());
        }
    }

    List<Finding> of(Rule rule) {
        Map<Device, Reading> readings =
                switch (rule.condition()) {
                    case GPU_LOST -> lost();
                    case GPU_XID -> xid();
                    default -> newest(rule.condition());
                };
        List<Finding> findings = new ArrayList<>();
        readings.forEach(
                (device, reading) -> findings.add(new Finding(rule, device.service(), device.name(), reading)));
        return findings;
    }

    /** Whatever is seen is not lost. */
    private Map<Device, Reading> lost() {
        Map<Device, Reading> readings = seen(_ -> Reading.of(0));
        events.events(now.minus(EVENTS), MOST_EVENTS).stream()
                .filter(event -> event.kind() == GpuEvent.Kind.LOST)
                .forEach(event -> readings.put(Device.of(event), Reading.of(0)));
        events.lost().forEach(event -> readings.put(Device.of(event), Reading.of(1)));
        return readings;
    }

    /** Newest first, so that the first of a device decides. Not every source tells of XID errors. */
    private Map<Device, Reading> xid() {
        Map<Device, Reading> readings = new LinkedHashMap<>();
        events.events(now.minus(EVENTS), MOST_EVENTS).stream()
                .filter(event -> event.kind() == GpuEvent.Kind.XID)
                .forEach(event -> readings.putIfAbsent(
                        Device.of(event), Reading.of(event.time().plus(XID_TOLD).isAfter(now) ? 1 : 0)));
        seen(gpu -> Double.isNaN(gpu.health().xid()) ? new Reading.NoData() : Reading.of(0))
                .forEach(readings::putIfAbsent);
        return readings;
    }

    private Map<Device, Reading> newest(Condition condition) {
        return seen(gpu -> reading(condition, gpu));
    }

    private Map<Device, Reading> seen(Function<GpuReading, Reading> read) {
        Map<Device, Reading> readings = new LinkedHashMap<>();
        for (GpuState gpu : gpus) {
            boolean stale = gpu.lastSample().plus(STALE).isBefore(now);
            readings.put(Device.of(gpu.reading().device()), stale ? new Reading.NoData() : read.apply(gpu.reading()));
        }
        return readings;
    }

    private static Reading reading(Condition condition, GpuReading gpu) {
        return switch (condition) {
            case GPU_MEMORY_ERRORS -> memoryErrors(gpu);
            case GPU_HELD_DOWN ->
                gpu.health().throttleReasons() == GpuHealth.UNKNOWN_THROTTLE
                        ? new Reading.NoData()
                        : Reading.of((gpu.health().throttleReasons() & HELD_DOWN) == 0 ? 0 : 1);
            case GPU_MEMORY_USED -> Reading.of(gpu.memory().usedRatio());
            default -> throw new IllegalArgumentException("not of devices: " + condition);
        };
    }

    private static Reading memoryErrors(GpuReading gpu) {
        double failures = gpu.health().memoryErrors().remapFailures();
        if (Double.isNaN(gpu.health().eccUncorrected()) && Double.isNaN(failures)) {
            return new Reading.NoData();
        }
        return Reading.of(gpu.health().eccUncorrected() > 0 || failures > 0 ? 1 : 0);
    }
}
