package dev.headroom.dashboard.api.alerts;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.headroom.alerts.Severity;
import dev.headroom.alerts.settings.Absence;
import dev.headroom.alerts.settings.OwnRule;
import dev.headroom.alerts.settings.RuleOptions;
import dev.headroom.dashboard.api.Refusal;
import dev.headroom.dashboard.api.WireWord;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/**
 * A rule of a user's own as the API takes and gives it; what is left out has the default of the configuration file.
 *
 * @param holdFor such as {@code 2m} or {@code PT2M}
 */
record RuleBody(
        @Nullable String name,
        @Nullable String metric,
        @Nullable String service,
        @Nullable Double above,
        @Nullable Double below,
        @JsonProperty("for") @Nullable String holdFor,
        @Nullable String keepFiringFor,
        @Nullable String severity,
        @Nullable Map<String, String> labels,
        @Nullable List<String> routes,
        @Nullable String noData,
        @Nullable String error) {

    static RuleBody of(OwnRule rule) {
        return new RuleBody(
                rule.name(),
                rule.metric(),
                rule.service().orElse(null),
                rule.above().isPresent() ? rule.above().getAsDouble() : null,
                rule.below().isPresent() ? rule.below().getAsDouble() : null,
                rule.holdFor().toString(),
                rule.keepFiringFor().toString(),
                WireWord.of(rule.severity()),
                rule.options().labels(),
                rule.options().routes(),
                WireWord.of(rule.options().noData()),
                WireWord.of(rule.options().error()));
    }

    /** The rule of this name; a name in the body must be the same. */
    OwnRule named(String wanted) {
        if (name != null && !name.equals(wanted)) {
            throw Refusal.badRequest("name in the body must be that of the address, was " + name);
        }
        if (metric == null) {
            throw Refusal.badRequest("metric must be given: a signal such as waiting, or extra:NAME");
        }
        try {
            return new OwnRule(
                    wanted,
                    metric,
                    Optional.ofNullable(service),
                    optional(above),
                    optional(below),
                    duration("for", holdFor, OwnRule.USUAL_CALM),
                    duration("keep_firing_for", keepFiringFor, OwnRule.USUAL_CALM),
                    constant("severity", Severity.class, severity, Severity.WARNING),
                    new RuleOptions(
                            labels == null ? Map.of() : labels,
                            routes == null ? List.of() : routes,
                            constant("no_data", Absence.class, noData, Absence.KEEP),
                            constant("error", Absence.class, error, Absence.KEEP)));
        } catch (IllegalArgumentException refused) {
            throw Refusal.badRequest(String.valueOf(refused.getMessage()));
        }
    }

    private static OptionalDouble optional(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static Duration duration(String key, @Nullable String text, Duration usual) {
        if (text == null) {
            return usual;
        }
        try {
            return DurationStyle.detectAndParse(text);
        } catch (IllegalArgumentException unreadable) {
            throw new IllegalArgumentException(key + " must be a duration such as 2m, was " + text, unreadable);
        }
    }

    private static <E extends Enum<E>> E constant(String key, Class<E> type, @Nullable String word, E usual) {
        if (word == null) {
            return usual;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(word)) {
                return constant;
            }
        }
        StringBuilder known = new StringBuilder();
        for (E constant : type.getEnumConstants()) {
            known.append(known.isEmpty() ? "" : ", ").append(constant.name().toLowerCase(Locale.ROOT));
        }
        throw new IllegalArgumentException(key + " must be one of " + known + ", was " + word);
    }
}
