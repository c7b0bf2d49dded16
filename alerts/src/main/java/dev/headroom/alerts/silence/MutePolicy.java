package dev.headroom.alerts.silence;

import java.util.List;

/** What is configured about keeping quiet, beside the silences that people set. */
public record MutePolicy(List<Inhibition> inhibitions, List<MaintenanceWindow> windows) {

    public static final MutePolicy USUAL = new MutePolicy(Inhibition.USUAL, List.of());

    public MutePolicy {
        inhibitions = List.copyOf(inhibitions);
        windows = List.copyOf(windows);
    }
}
