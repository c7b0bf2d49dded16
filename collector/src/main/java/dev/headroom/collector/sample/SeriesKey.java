package dev.headroom.collector.sample;

import dev.headroom.collector.fleet.ServiceName;
import java.util.Map;

/**
 * One series that is kept beside the typed samples because a dialect names its family.
 *
 * @param node node, host or gateway that shows it
 * @param name of the extra, as the dialect's table calls it
 * @param labels those that tell the series of one name apart
 */
public record SeriesKey(ServiceName service, String node, String name, Map<String, String> labels) {
    public SeriesKey {
        labels = Map.copyOf(labels);
        if (name.isBlank()) {
            throw new IllegalArgumentException("name must not be blank");
        }
    }
}
