package dev.headroom.collector.discovery;

import dev.headroom.collector.access.Access;
import dev.headroom.collector.fleet.ServiceName;
import java.time.Duration;
import java.util.Map;

/**
 * One thing to scrape. Its labels {@code service} and {@code node} decide whose numbers these are.
 *
 * @param dialect how the server names its metrics, {@code auto} to find out
 * @param labels those of the job, overruled by those of the target
 * @param access what opens it
 */
public record Target(
        TargetId id,
        String job,
        String dialect,
        Endpoint endpoint,
        Map<String, String> labels,
        Access access,
        Duration interval,
        Duration timeout) {

    public Target {
        labels = Map.copyOf(labels);
        if (!interval.isPositive() || !timeout.isPositive()) {
            throw new IllegalArgumentException(
                    "interval and timeout must be > 0, were " + interval + " and " + timeout);
        }
    }

    public ServiceName service() {
        String service = labels.getOrDefault("service", "");
        return service.isBlank() ? ServiceName.UNASSIGNED : new ServiceName(service);
    }

    /** The label, else where it is scraped: pages that share a port are told apart by their path. */
    public String node() {
        String node = labels.getOrDefault("node", "");
        if (!node.isBlank()) {
            return node;
        }
        return switch (endpoint) {
            case Endpoint.Page page -> page.node();
            case Endpoint.Command _ -> "localhost";
        };
    }
}
