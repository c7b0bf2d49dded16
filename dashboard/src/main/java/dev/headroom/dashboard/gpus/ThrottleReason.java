package dev.headroom.dashboard.gpus;

import java.util.Arrays;
import java.util.List;

/** Why a GPU's clocks are held back: the bits of NVML's clocks-event mask that are worth a word. */
enum ThrottleReason {
    SW_POWER_CAP(0x4),
    HW_SLOWDOWN(0x8),
    SYNC_BOOST(0x10),
    SW_THERMAL(0x20),
    HW_THERMAL(0x40),
    HW_POWER_BRAKE(0x80);

    private final long bit;

    ThrottleReason(long bit) {
        this.bit = bit;
    }

    /** Idle and application clocks are ordinary and not among them. */
    static List<ThrottleReason> in(long mask) {
        return Arrays.stream(values())
                .filter(reason -> (mask & reason.bit) != 0)
                .toList();
    }
}
