package dev.headroom.collector.gpu;

import dev.headroom.collector.sample.GpuDevice;
import dev.headroom.collector.sample.GpuReading;
import java.util.ArrayList;
import java.util.List;

/**
 * What the elements of {@code nvidia-smi -q -x} mean, over all schema versions: each number has a list of paths, the
 * newest names first. Whatever is missing is NaN. One reading, one thread.
 */
final class GpuDevices {

    private static final String[] NOT_TOLD = {};
    private static final String[] UTILIZATION = {"utilization/gpu_util"};
    private static final String[] MEMORY_USED = {"fb_memory_usage/used"};
    private static final String[] MEMORY_TOTAL = {"fb_memory_usage/total"};
    /** The average over a second is what {@code power_draw} was before it got that name (nvidia-smi(1), "Power"). */
    private static final String[] POWER = {
        "gpu_power_readings/average_power_draw",
        "gpu_power_readings/power_draw",
        "gpu_power_readings/instant_power_draw",
        "power_readings/power_draw",
        "power_readings/instant_power_draw"
    };

    private static final String[] POWER_LIMIT = {
        "gpu_power_readings/current_power_limit",
        "power_readings/enforced_power_limit",
        "power_readings/current_power_limit",
        "power_readings/power_limit"
    };
    private static final String[] TEMPERATURE = {"temperature/gpu_temp"};
    private static final String[] SM_CLOCK = {"clocks/sm_clock"};

    private final GpuHost host;
    private final List<String> warnings;

    GpuDevices(GpuHost host, List<String> warnings) {
        this.host = host;
        this.warnings = warnings;
    }

    List<GpuReading> read(List<XmlElement> gpus) {
        List<GpuReading> readings = new ArrayList<>();
        for (int index = 0; index < gpus.size(); index++) {
            XmlElement gpu = gpus.get(index);
            String uuid = gpu.firstText("uuid");
            if (XmlNumber.isFailure(uuid)) {
                warnings.add(name(gpu, index) + " does not tell its UUID (" + uuid + ") and was left out.");
                continue;
            }
            String identity = uuid.isEmpty() ? host.node() + "/" + (gpu.id().isEmpty() ? index : gpu.id()) : uuid;
            GpuDevice device = new GpuDevice(
                    identity, host.service(), host.node(), index, told(gpu.firstText("product_name")), "");
            readings.add(reading(gpu, device, name(gpu, index)));
            for (XmlElement mig : gpu.migDevices()) {
                readings.add(migReading(mig, device, name(gpu, index)));
            }
        }
        return readings;
    }

    /**
     * A MIG instance carries no UUID in this document: its identity is its device's with the numbers of the GPU instance
     * and the compute instance, as in NVIDIA's own older names ({@code MIG-GPU-…/3/0}).
     */
    private GpuReading migReading(XmlElement mig, GpuDevice parent, String name) {
        String instance = mig.firstText("gpu_instance_id") + "/" + mig.firstText("compute_instance_id");
        String uuid = mig.firstText("uuid");
        GpuDevice device = new GpuDevice(
                uuid.isEmpty() ? "MIG-" + parent.uuid() + "/" + instance : uuid,
                parent.service(),
                parent.node(),
                parent.index(),
                parent.model(),
                instance);
        return reading(mig, device, name + " MIG " + instance);
    }

    private GpuReading reading(XmlElement element, GpuDevice device, String name) {
        return new GpuReading(
                device,
                number(element, name, UTILIZATION),
                number(element, name, MEMORY_USED),
                number(element, name, MEMORY_TOTAL),
                number(element, name, POWER),
                number(element, name, POWER_LIMIT),
                number(element, name, TEMPERATURE),
                number(element, name, SM_CLOCK),
                ThrottleReasons.of(element),
                EccErrors.uncorrected(element),
                number(element, name, NOT_TOLD));
    }

    private double number(XmlElement element, String name, String[] paths) {
        String text = element.firstText(paths);
        double number = XmlNumber.parse(text);
        if (Double.isNaN(number) && !text.isEmpty()) {
            warnings.add(name + " answers \"" + text + "\" for " + paths[0] + ".");
        }
        return number;
    }

    private static String told(String text) {
        return XmlNumber.isFailure(text) ? "" : text;
    }

    private static String name(XmlElement gpu, int index) {
        return "GPU " + (gpu.id().isEmpty() ? index : gpu.id());
    }
}
