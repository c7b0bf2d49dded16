package dev.headroom.forecasting.annotation;

import dev.headroom.collector.fleet.ServiceName;
import java.time.Instant;
import java.util.List;

/** The remarks that are kept. Thread-safe. */
public interface Annotations {

    /** Keeps a remark and returns it with its number. */
    Annotation add(Annotation annotation);

    /** Those of the service and those of all services within {@code [from, to)}, oldest first; of many, the newest. */
    List<Annotation> between(ServiceName service, Instant from, Instant to);

    /** Those of every service. */
    List<Annotation> between(Instant from, Instant to);

    /** False when there is none of this number. */
    boolean remove(long id);

    void forgetBefore(Instant time);
}
