package dev.headroom.forecasting;

import dev.headroom.collector.fleet.ServiceName;
import java.util.Optional;

/** The newest outlook of each service. Thread-safe. */
public interface Outlooks {

    /** Empty until the first outlook of the service was made; the caller judges by {@link Outlook#madeAt} if it is stale. */
    Optional<Outlook> latest(ServiceName service);
}
