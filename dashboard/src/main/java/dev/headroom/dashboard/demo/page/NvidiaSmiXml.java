package dev.headroom.dashboard.demo.page;

import dev.headroom.dashboard.demo.fleet.DemoService;
import dev.headroom.forecasting.simulation.gpu.GpuState;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What {@code nvidia-smi -q -x} of driver 580 prints for the GPUs of one node, without the parts nobody reads. */
public final class NvidiaSmiXml {

    static final String DRIVER = "580.105.08";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ROOT);
    private static final List<String> BUSES = List.of("18", "2A", "3A", "5D", "9A", "AB", "BA", "DB");

    /** One device; what stands in braces is filled in. */
    private static final String GPU = """
                <gpu id="00000000:{bus}:00.0">
                    <product_name>{model}</product_name>
                    <product_brand>NVIDIA</product_brand>
                    <product_architecture>Hopper</product_architecture>
                    <mig_mode>
                        <current_mig>Disabled</current_mig>
                        <pending_mig>Disabled</pending_mig>
                    </mig_mode>
                    <mig_devices>
                        None
                    </mig_devices>
                    <uuid>{uuid}</uuid>
                    <minor_number>{minor}</minor_number>
                    <fan_speed>N/A</fan_speed>
                    <performance_state>P0</performance_state>
                    <clocks_event_reasons>
                        <clocks_event_reason_gpu_idle>Not Active</clocks_event_reason_gpu_idle>
                        <clocks_event_reason_applications_clocks_setting>Not Active</clocks_event_reason_applications_clocks_setting>
                        <clocks_event_reason_sw_power_cap>Not Active</clocks_event_reason_sw_power_cap>
                        <clocks_event_reason_hw_slowdown>{thermal}</clocks_event_reason_hw_slowdown>
                        <clocks_event_reason_hw_thermal_slowdown>{thermal}</clocks_event_reason_hw_thermal_slowdown>
                        <clocks_event_reason_hw_power_brake_slowdown>Not Active</clocks_event_reason_hw_power_brake_slowdown>
                        <clocks_event_reason_sync_boost>Not Active</clocks_event_reason_sync_boost>
                        <clocks_event_reason_sw_thermal_slowdown>Not Active</clocks_event_reason_sw_thermal_slowdown>
                        <clocks_event_reason_display_clocks_setting>Not Active</clocks_event_reason_display_clocks_setting>
                    </clocks_event_reasons>
                    <fb_memory_usage>
                        <total>{memory} MiB</total>
                        <reserved>612 MiB</reserved>
                        <used>{memory-used} MiB</used>
                        <free>{memory-free} MiB</free>
                    </fb_memory_usage>
                    <compute_mode>Default</compute_mode>
                    <utilization>
                        <gpu_util>{utilization} %</gpu_util>
                        <memory_util>{memory-utilization} %</memory_util>
                        <encoder_util>0 %</encoder_util>
                        <decoder_util>0 %</decoder_util>
                    </utilization>
                    <ecc_mode>
                        <current_ecc>Enabled</current_ecc>
                        <pending_ecc>Enabled</pending_ecc>
                    </ecc_mode>
                    <ecc_errors>
                        <volatile>
                            <sram_correctable>0</sram_correctable>
                            <sram_uncorrectable_parity>0</sram_uncorrectable_parity>
                            <sram_uncorrectable_secded>0</sram_uncorrectable_secded>
                            <dram_correctable>0</dram_correctable>
                            <dram_uncorrectable>0</dram_uncorrectable>
                        </volatile>
                    </ecc_errors>
                    <temperature>
                        <gpu_temp>{celsius} C</gpu_temp>
                        <gpu_temp_max_threshold>95 C</gpu_temp_max_threshold>
                        <gpu_temp_slow_threshold>87 C</gpu_temp_slow_threshold>
                    </temperature>
                    <gpu_power_readings>
                        <power_state>P0</power_state>
                        <average_power_draw>{watts} W</average_power_draw>
                        <instant_power_draw>{watts} W</instant_power_draw>
                        <current_power_limit>{watts-limit} W</current_power_limit>
                    </gpu_power_readings>
                    <clocks>
                        <graphics_clock>{megahertz} MHz</graphics_clock>
                        <sm_clock>{megahertz} MHz</sm_clock>
                        <mem_clock>3201 MHz</mem_clock>
                        <video_clock>1545 MHz</video_clock>
                    </clocks>
                </gpu>
            """;

    private final DemoService service;
    private final int node;

    public NvidiaSmiXml(DemoService service, int node) {
        this.service = service;
        this.node = node;
    }

    static String bus(int device) {
        return BUSES.get(device % BUSES.size());
    }

    public String render(List<GpuState> gpus, Instant now) {
        StringBuilder xml = new StringBuilder(16_384);
        xml.append("""
                <?xml version="1.0" ?>
                <!DOCTYPE nvidia_smi_log SYSTEM "nvsmi_device_v12.dtd">
                <nvidia_smi_log>
                    <timestamp>%s</timestamp>
                    <driver_version>%s</driver_version>
                    <cuda_version>13.0</cuda_version>
                    <attached_gpus>%d</attached_gpus>
                """.formatted(TIME.format(now.atOffset(ZoneOffset.UTC)), DRIVER, gpus.size()));
        for (int device = 0; device < gpus.size(); device++) {
            xml.append(gpu(device, gpus.get(device)));
        }
        return xml.append("</nvidia_smi_log>\n").toString();
    }

    private String gpu(int device, GpuState gpu) {
        long total = (long) DemoService.GPU_MEMORY_MEBIBYTES;
        long used = Math.round(total * gpu.memoryUsed());
        String thermal = gpu.throttled() ? "Active" : "Not Active";
        return GPU.replace("{bus}", bus(device))
                .replace("{model}", DemoService.GPU_MODEL)
                .replace("{uuid}", service.gpuUuid(node, device))
                .replace("{minor}", Integer.toString(device))
                .replace("{thermal}", thermal)
                .replace("{memory}", Long.toString(total))
                .replace("{memory-used}", Long.toString(used))
                .replace("{memory-free}", Long.toString(total - used))
                .replace("{utilization}", whole(100 * gpu.utilization()))
                .replace("{memory-utilization}", whole(60 * gpu.utilization()))
                .replace("{celsius}", whole(gpu.temperatureCelsius()))
                .replace("{watts}", String.format(Locale.ROOT, "%.2f", gpu.powerWatts()))
                .replace(
                        "{watts-limit}",
                        String.format(Locale.ROOT, "%.2f", service.gpus().powerLimitWatts()))
                .replace("{megahertz}", whole(gpu.smClockMegahertz()));
    }

    private static String whole(double value) {
        return Long.toString(Math.round(value));
    }
}
