package dev.headroom.alerts.spring;

import dev.headroom.alerts.IncidentListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;

/** Tells every listener; one that fails keeps none of the others, nor the alerts, from going on. */
public final class IncidentChanges implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(IncidentChanges.class);

    private final ObjectProvider<IncidentListener> listeners;

    public IncidentChanges(ObjectProvider<IncidentListener> listeners) {
        this.listeners = listeners;
    }

    @Override
    public void run() {
        listeners.orderedStream().forEach(IncidentChanges::tell);
    }

    private static void tell(IncidentListener listener) {
        try {
            listener.changed();
        } catch (RuntimeException e) {
            log.warn("A listener of incidents failed.", e);
        }
    }
}
