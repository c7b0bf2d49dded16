package dev.headroom.alerts.silence;

/** Why an incident is not told. */
public sealed interface Mute {

    record Silenced(Silence by) implements Mute {}

    record InMaintenance(MaintenanceWindow window) implements Mute {}

    /** Another incident says it already; this is its rule. */
    record Inhibited(String by) implements Mute {}
}
