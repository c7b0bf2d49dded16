package dev.headroom.dashboard.configuration.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Errors found so far; one per key, the first one found. One thread. */
public final class Findings {

    private final List<ConfigurationError> errors = new ArrayList<>();

    public void add(ConfigurationError error) {
        if (!blames(error.key())) {
            errors.add(error);
        }
    }

    public void add(String key, String rule) {
        add(ConfigurationError.of(key, rule));
    }

    public boolean blames(String key) {
        return errors.stream().anyMatch(error -> !key.isEmpty() && error.key().equals(key));
    }

    public boolean isEmpty() {
        return errors.isEmpty();
    }

    /** In the order of the file; what has no line comes last. */
    public List<ConfigurationError> inOrder(Lines lines) {
        return errors.stream()
                .map(lines::placed)
                .sorted(Comparator.comparingInt(error -> error.line() == 0 ? Integer.MAX_VALUE : error.line()))
                .toList();
    }

    /** The value a domain type accepts, or empty after noting why it refused. */
    public <T> Optional<T> accept(String key, Supplier<T> value) {
        try {
            return Optional.of(value.get());
        } catch (IllegalArgumentException refused) {
            add(key, "is refused: " + refused.getMessage());
            return Optional.empty();
        }
    }

    /** The value of a key that must be there. */
    public <T> Optional<T> required(String key, @Nullable T value) {
        if (value == null || (value instanceof String text && text.isBlank())) {
            add(key, "is required");
            return Optional.empty();
        }
        return Optional.of(value);
    }
}
