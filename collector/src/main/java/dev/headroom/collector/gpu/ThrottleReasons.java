package dev.headroom.collector.gpu;

import dev.headroom.collector.sample.gpu.GpuHealth;
import java.util.Map;
import java.util.regex.Pattern;

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

    /** Where the table of {@code --query-gpu} puts the mask itself; the document has no such element. */
    static final String MASK = "clocks_event_reasons/active";

    private static final Pattern HEXADECIMAL = Pattern.compile("0[xX][0-9a-fA-F]{1,15}|0[xX]0[0-9a-fA-F]{15}");

    private ThrottleReasons() {}

    /** Unknown unless the mask, or at least one reason, is told. Reads both the old and the new names. */
    static long of(DeviceText gpu) {
        String told = gpu.firstText(MASK);
        return HEXADECIMAL.matcher(told).matches() ? Long.parseLong(told.substring(2), 16) : ofReasons(gpu);
    }

    private static long ofReasons(DeviceText gpu) {
        long mask = 0;
        boolean told = false;
        for (Map.Entry<String, Long> reason : BITS.entrySet()) {
            String state = gpu.firstText(
                    "clocks_event_reasons/clocks_event_reason_" + reason.getKey(),
                    "clocks_throttle_reasons/clocks_throttle_reason_" + reason.getKey());
            told |= state.equals("Active") || state.equals("Not Active");
            mask |= state.equals("Active") ? reason.getValue() : 0;
        }
        return told ? mask : GpuHealth.UNKNOWN_THROTTLE;
    }
}
