package dev.headroom.collector.gpu;

import dev.headroom.collector.sample.gpu.GpuClocks;
import dev.headroom.collector.sample.gpu.GpuDevice;
import dev.headroom.collector.sample.gpu.GpuHealth;
import dev.headroom.collector.sample.gpu.GpuLinks;
import dev.headroom.collector.sample.gpu.GpuMemory;
import dev.headroom.collector.sample.gpu.GpuPower;
import dev.headroom.collector.sample.gpu.GpuReading;
import dev.headroom.collector.sample.reading.GpuLoss;
import java.util.ArrayList;
import java.util.List;

/**
 * What the texts of a device mean, over all schema versions: each number has a list of paths, the newest names first.
 * Whatever is missing is NaN. One reading, one thread.
 */
final class GpuDevices {

    /** The average over a second is what {@code power_draw} was before it got that name (nvidia-smi(1), "Power"). */
    private static final String[] POWER = {
        "gpu_power_readings/average_power_draw",
        "gpu_power_readings/power_draw",
        "gpu_power_readings/instant_power_draw",
        "power_readings/average_power_draw",
        "power_readings/power_draw",
        "power_readings/instant_power_draw"
    };

    private static final String[] POWER_LIMIT = {
        "gpu_power_readings/current_power_limit",
        "power_readings/enforced_power_limit",
        "power_readings/current_power_limit",
        "power_readings/power_limit"
    };
    private static final String WIDTH = "pci/pci_gpu_link_info/link_widths/current_link_width";
    private static final String[] GENERATION = {
        "pci/pci_gpu_link_info/pcie_gen/current_link_gen", "pci/pci_gpu_link_info/pcie_gen/device_current_link_gen"
    };

    private final GpuHost host;
    private final KnownDevices known;
    private final List<String> warnings;
    private final List<GpuLoss> lost = new ArrayList<>();

    GpuDevices(GpuHost host, KnownDevices known, List<String> warnings) {
        this.host = host;
        this.known = known;
        this.warnings = warnings;
    }

    List<GpuReading> read(List<DeviceText> gpus) {
        List<GpuReading> readings = new ArrayList<>();
        for (int position = 0; position < gpus.size(); position++) {
            DeviceText gpu = gpus.get(position);
            String name = "GPU " + (gpu.id().isEmpty() ? position : gpu.id());
            if (gpu.saysLost()) {
                lost.add(known.loss(host.node(), named(gpu, name), name + " is lost."));
                continue;
            }
            String uuid = gpu.firstText("uuid");
            if (DeviceNumber.isFailure(uuid)) {
                String sentence = name + " does not tell its UUID (" + uuid + ") and was left out.";
                warnings.add(sentence);
                lost.add(known.loss(host.node(), named(gpu, name), sentence));
                continue;
            }
            GpuDevice device = device(gpu, position);
            known.remember(gpu.id(), device);
            readings.add(reading(gpu, device, name));
            for (DeviceText mig : gpu.migDevices()) {
                GpuDevice instance = device.instance(instanceNumber(mig));
                readings.add(reading(mig, instance, name + " MIG " + instance.migInstance()));
            }
        }
        return readings;
    }

    /** The devices that the texts call lost. */
    List<GpuLoss> lost() {
        return lost;
    }

    private static String named(DeviceText gpu, String name) {
        String uuid = gpu.firstText("uuid");
        if (!uuid.isEmpty() && !DeviceNumber.isFailure(uuid)) {
            return uuid;
        }
        return gpu.id().isEmpty() ? name : gpu.id();
    }

    private GpuDevice device(DeviceText gpu, int position) {
        String uuid = gpu.firstText("uuid");
        String model = gpu.firstText("product_name");
        double told = DeviceNumber.parse(gpu.firstText("index"));
        return new GpuDevice(
                uuid.isEmpty() ? host.node() + "/" + (gpu.id().isEmpty() ? position : gpu.id()) : uuid,
                host.service(),
                host.node(),
                told >= 0 ? (int) told : known.index(gpu.id(), position),
                DeviceNumber.isFailure(model) ? "" : model,
                "");
    }

    /**
     * Each GPU instance is a device of its own under the number that DCGM, too, calls it by. Compute instances share its
     * memory; only those after the first show their own number.
     */
    private static String instanceNumber(DeviceText mig) {
        String compute = mig.firstText("compute_instance_id");
        return mig.firstText("gpu_instance_id") + (compute.isEmpty() || compute.equals("0") ? "" : "/" + compute);
    }

    private GpuReading reading(DeviceText text, GpuDevice device, String name) {
        return new GpuReading(
                device,
                number(text, name, "utilization/gpu_util"),
                new GpuMemory(number(text, name, "fb_memory_usage/used"), number(text, name, "fb_memory_usage/total")),
                new GpuPower(number(text, name, POWER), number(text, name, POWER_LIMIT)),
                new GpuClocks(number(text, name, "clocks/sm_clock"), number(text, name, "clocks/mem_clock")),
                new GpuHealth(
                        number(text, name, "temperature/gpu_temp"),
                        ThrottleReasons.of(text),
                        EccErrors.uncorrected(text),
                        Double.NaN, // nvidia-smi tells no XID; the kernel's log and DCGM do
                        EccErrors.others(text)),
                new GpuLinks(
                        number(text, name, GENERATION),
                        number(text, name, WIDTH),
                        number(text, name, "pci/replay_counter"),
                        number(text, name, "pci/tx_util"),
                        number(text, name, "pci/rx_util"),
                        Double.NaN,
                        Double.NaN));
    }

    private double number(DeviceText text, String name, String... paths) {
        String told = text.firstText(paths);
        double number = DeviceNumber.parse(told);
        if (Double.isNaN(number) && !told.isEmpty()) {
            warnings.add(name + " answers \"" + told + "\" for " + paths[0] + ".");
        }
        return number;
    }
}
