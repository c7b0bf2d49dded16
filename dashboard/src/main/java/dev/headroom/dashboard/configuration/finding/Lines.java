package dev.headroom.dashboard.configuration.finding;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/** On which line of the file a key stands, for errors that are found only after everything was bound. */
public final class Lines {

    private final Map<String, Integer> byKey = new HashMap<>();

    public Lines(List<PropertySource<?>> sources) {
        for (PropertySource<?> source : sources) {
            if (source instanceof EnumerablePropertySource<?> keys) {
                for (String key : keys.getPropertyNames()) {
                    lineOf(source, key).ifPresent(line -> note(key, line));
                }
            }
        }
    }

    /** The error with the line of its key, or of the nearest thing around it that is in the file. */
    ConfigurationError placed(ConfigurationError error) {
        if (error.line() > 0) {
            return error;
        }
        for (String key = uniform(error.key()); !key.isEmpty(); key = parent(key)) {
            Integer line = byKey.get(key);
            if (line != null) {
                return new ConfigurationError(error.key(), line, error.rule());
            }
        }
        return error;
    }

    /** Notes the line for the key and, where it is the first of them, for everything around it. */
    private void note(String written, int line) {
        for (String key = uniform(written); key.contains("."); key = parent(key)) {
            byKey.merge(key, line, Math::min);
        }
    }

    private static String uniform(String key) {
        return ConfigurationPropertyName.adapt(key, '.').toString().replace("-", "");
    }

    private static String parent(String key) {
        int cut = Math.max(key.lastIndexOf('.'), key.lastIndexOf('['));
        return cut < 0 ? "" : key.substring(0, cut);
    }

    private static Optional<Integer> lineOf(PropertySource<?> source, String key) {
        Origin origin = OriginLookup.getOrigin(source, key);
        TextResourceOrigin.Location place = origin instanceof TextResourceOrigin text ? text.getLocation() : null;
        return place == null ? Optional.empty() : Optional.of(place.getLine() + 1);
    }
}
