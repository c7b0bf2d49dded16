package dev.headroom.collector.agent.gpu;

import dev.headroom.collector.gpu.GpuRead;
import dev.headroom.collector.sample.gpu.GpuDevice;
import dev.headroom.collector.sample.gpu.GpuHealth;
import dev.headroom.collector.sample.gpu.GpuReading;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** The newest reading of this machine's GPUs as gauges; what a device does not tell has no series. Thread-safe. */
public final class GpuMetrics implements MultiCollector {

    private static final String PREFIX = "headroom_agent_gpu_";

    /** One gauge: its name after the prefix, what it is, and where its number comes from. */
    private record Gauge(String name, String help, ToDoubleFunction<GpuReading> value) {}

    private static final List<Gauge> GAUGES = List.of(
            new Gauge("utilization_ratio", "Share of time a kernel ran", GpuReading::utilizationRatio),
            new Gauge("memory_used_bytes", "Device memory in use", gpu -> gpu.memory()
                    .usedBytes()),
            new Gauge("memory_total_bytes", "Device memory", gpu -> gpu.memory().totalBytes()),
            new Gauge("power_watts", "Power drawn", gpu -> gpu.power().watts()),
            new Gauge("power_limit_watts", "Enforced power limit", gpu -> gpu.power()
                    .limitWatts()),
            new Gauge("temperature_celsius", "Temperature of the GPU", gpu -> gpu.health()
                    .temperatureCelsius()),
            new Gauge("sm_clock_megahertz", "Clock of the processors", gpu -> gpu.clocks()
                    .smMegahertz()),
            new Gauge("memory_clock_megahertz", "Clock of the memory", gpu -> gpu.clocks()
                    .memoryMegahertz()),
            new Gauge("throttle_reasons", "NVML bit mask of the reasons for lowered clocks", GpuMetrics::throttle),
            new Gauge("ecc_uncorrected", "Uncorrected ECC errors since the driver was loaded", gpu -> gpu.health()
                    .eccUncorrected()),
            new Gauge("ecc_corrected", "Corrected ECC errors since the driver was loaded", gpu -> gpu.health()
                    .memoryErrors()
                    .corrected()),
            new Gauge("ecc_uncorrected_lifetime", "Uncorrected ECC errors of the device's life", gpu -> gpu.health()
                    .memoryErrors()
                    .uncorrectedLifetime()),
            new Gauge("remapped_rows", "Rows of memory replaced by spare ones", gpu -> gpu.health()
                    .memoryErrors()
                    .remappedRows()),
            new Gauge("remap_failures", "Above zero when a row could not be replaced", gpu -> gpu.health()
                    .memoryErrors()
                    .remapFailures()),
            new Gauge("pcie_generation", "Current PCIe generation", gpu -> gpu.links()
                    .pcieGeneration()),
            new Gauge("pcie_width", "PCIe lanes in use", gpu -> gpu.links().pcieWidth()),
            new Gauge("pcie_replays", "PCIe packets sent again since the device was reset", gpu -> gpu.links()
                    .pcieReplays()),
            new Gauge("pcie_sent_bytes_per_second", "Sent over PCIe", gpu -> gpu.links()
                    .pcieSentBytesPerSecond()),
            new Gauge("pcie_received_bytes_per_second", "Received over PCIe", gpu -> gpu.links()
                    .pcieReceivedBytesPerSecond()));

    private final Supplier<Optional<GpuRead>> latest;

    public GpuMetrics(Supplier<Optional<GpuRead>> latest) {
        this.latest = latest;
    }

    @Override
    public MetricSnapshots collect() {
        Optional<GpuRead> read = latest.get();
        MetricSnapshots.Builder snapshots = MetricSnapshots.builder();
        boolean up = read.filter(GpuRead.Read.class::isInstance).isPresent();
        snapshots.metricSnapshot(GaugeSnapshot.builder()
                .name("headroom_agent_nvidia_smi_up")
                .help("1 while nvidia-smi tells of the GPUs")
                .dataPoint(point(up ? 1 : 0, Labels.EMPTY))
                .build());
        if (read.isPresent() && read.get() instanceof GpuRead.Read seen) {
            GAUGES.forEach(gauge -> add(snapshots, gauge, seen.gpus()));
        }
        return snapshots.build();
    }

    private static void add(MetricSnapshots.Builder snapshots, Gauge gauge, List<GpuReading> gpus) {
        GaugeSnapshot.Builder family =
                GaugeSnapshot.builder().name(PREFIX + gauge.name()).help(gauge.help());
        boolean told = false;
        for (GpuReading gpu : gpus) {
            double value = gauge.value().applyAsDouble(gpu);
            if (!Double.isNaN(value)) {
                family.dataPoint(point(value, labels(gpu.device())));
                told = true;
            }
        }
        if (told) {
            snapshots.metricSnapshot(family.build());
        }
    }

    private static GaugeDataPointSnapshot point(double value, Labels labels) {
        return GaugeDataPointSnapshot.builder().value(value).labels(labels).build();
    }

    private static Labels labels(GpuDevice device) {
        return Labels.of(
                "uuid", device.board(),
                "index", Integer.toString(device.index()),
                "model", device.model(),
                "mig", device.migInstance());
    }

    private static double throttle(GpuReading gpu) {
        return gpu.health().throttleReasons() == GpuHealth.UNKNOWN_THROTTLE
                ? Double.NaN
                : gpu.health().throttleReasons();
    }
}
