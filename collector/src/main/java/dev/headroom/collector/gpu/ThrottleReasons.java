package dev.headroom.collector.gpu;

import dev.headroom.collector.sample.GpuReading;
import java.util.Map;

/** The reasons for lowered clocks as NVML's bit mask (nvml.h, {@code nvmlClocksEventReason…}). */
final class ThrottleReasons {

    private static final Map<String, Long> BITS = Map.of(
            "gpu_idle", 0x1L,
            "applications_clocks_setting", 0x2L,
            "sw_power_cap", 0x4L,
            "hw_slowdown", 0x8L,
            "sync_boost", 0x10L,
            "sw_thermal_slowdown", 0x20L,
            "hw_thermal_slowdown", 0x40L,
            "hw_power_brake_slowdown", 0x80L,
            "display_clocks_setting", 0x100L);

    private ThrottleReasons() {}

    /** Unknown unless at least one reason is told as active or not. Reads both the old and the new element names. */
    static long of(XmlElement gpu) {
        long mask = 0;
        boolean told = false;
        for (Map.Entry<String, Long> reason : BITS.entrySet()) {
            String state = gpu.firstText(
                    "clocks_event_reasons/clocks_event_reason_" + reason.getKey(),
                    "clocks_throttle_reasons/clocks_throttle_reason_" + reason.getKey());
            told |= state.equals("Active") || state.equals("Not Active");
            mask |= state.equals("Active") ? reason.getValue() : 0;
        }
        return told ? mask : GpuReading.UNKNOWN_THROTTLE;
    }
}
