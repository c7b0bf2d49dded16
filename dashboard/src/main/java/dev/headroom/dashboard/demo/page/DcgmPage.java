package dev.headroom.dashboard.demo.page;

import dev.headroom.dashboard.demo.fleet.DemoService;
import dev.headroom.forecasting.simulation.gpu.GpuState;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What NVIDIA's DCGM exporter shows of the GPUs of one node. */
public final class DcgmPage {

    /** Hardware slowdown and hardware thermal slowdown, as NVML numbers them. */
    public static final long THERMAL = 0x48;

    private final DemoService service;
    private final int node;

    DcgmPage(DemoService service, int node) {
        this.service = service;
        this.node = node;
    }

    String render(List<GpuState> gpus) {
        MetricsText page = new MetricsText();
        double memory = DemoService.GPU_MEMORY_MEBIBYTES;
        family(
                page,
                "DCGM_FI_DEV_SM_CLOCK",
                "SM clock frequency (in MHz).",
                gpus,
                gpu -> Math.rint(gpu.smClockMegahertz()));
        family(
                page,
                "DCGM_FI_DEV_GPU_TEMP",
                "GPU temperature (in C).",
                gpus,
                gpu -> Math.rint(gpu.temperatureCelsius()));
        family(page, "DCGM_FI_DEV_POWER_USAGE", "Power draw (in W).", gpus, GpuState::powerWatts);
        family(
                page,
                "DCGM_FI_DEV_GPU_UTIL",
                "GPU utilization (in %).",
                gpus,
                gpu -> Math.rint(100 * gpu.utilization()));
        family(page, "DCGM_FI_DEV_XID_ERRORS", "Value of the last XID error encountered.", gpus, gpu -> 0);
        family(
                page,
                "DCGM_FI_DEV_FB_FREE",
                "Framebuffer memory free (in MiB).",
                gpus,
                gpu -> Math.rint(memory * (1 - gpu.memoryUsed())));
        family(
                page,
                "DCGM_FI_DEV_FB_USED",
                "Framebuffer memory used (in MiB).",
                gpus,
                gpu -> Math.rint(memory * gpu.memoryUsed()));
        family(page, "DCGM_FI_DEV_POWER_MGMT_LIMIT", "Power management limit (in W).", gpus, gpu -> service.gpus()
                .powerLimitWatts());
        family(
                page,
                "DCGM_FI_DEV_CLOCKS_EVENT_REASONS",
                "Current clock event reasons (bitmask of DCGM_CLOCKS_EVENT_REASON_*).",
                gpus,
                gpu -> gpu.throttled() ? THERMAL : 0);
        return page.text();
    }

    private void family(
            MetricsText page, String name, String help, List<GpuState> gpus, ToDoubleFunction<GpuState> value) {
        page.gauge(name, help);
        for (int device = 0; device < gpus.size(); device++) {
            page.sample(name, labels(device), value.applyAsDouble(gpus.get(device)));
        }
    }

    private String labels(int device) {
        return "gpu=\"" + device + "\",UUID=\"" + service.gpuUuid(node, device) + "\",pci_bus_id=\"00000000:"
                + NvidiaSmiXml.bus(device) + ":00.0\",device=\"nvidia" + device + "\",modelName=\""
                + DemoService.GPU_MODEL + "\",Hostname=\"" + service.nodeName(node)
                + "\",DCGM_FI_DRIVER_VERSION=\"" + NvidiaSmiXml.DRIVER + "\"";
    }
}
