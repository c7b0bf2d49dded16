package dev.headroom.alerts.diagnosis;

import dev.headroom.collector.fleet.ServiceName;
import java.time.Instant;
import java.util.List;

/** Why services are busy or were. Thread-safe. */
public interface Diagnoses {

    Diagnosis now(ServiceName service, Instant now);

    /** Busy stretches that touch the range, oldest first. */
    List<Episode> episodes(ServiceName service, Instant from, Instant to);
}
