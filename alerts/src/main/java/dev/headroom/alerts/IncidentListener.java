package dev.headroom.alerts;

/** Told after incidents or their deliveries changed, on a thread of this module; it must return at once. */
public interface IncidentListener {
    void changed();
}
