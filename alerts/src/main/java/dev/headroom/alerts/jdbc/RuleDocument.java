package dev.headroom.alerts.jdbc;

import dev.headroom.alerts.Severity;
import dev.headroom.alerts.settings.Absence;
import dev.headroom.alerts.settings.OwnRule;
import dev.headroom.alerts.settings.RuleOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A user's rule as JSON. */
record RuleDocument(
        String name,
        String metric,
        @Nullable String service,
        @Nullable Double above,
        @Nullable Double below,
        String holdFor,
        String keepFiringFor,
        String severity,
        Map<String, String> labels,
        List<String> routes,
        String noData,
        String error) {

    private static final JsonMapper JSON = JsonMapper.shared();

    static String write(OwnRule rule) {
        return JSON.writeValueAsString(new RuleDocument(
                rule.name(),
                rule.metric(),
                rule.service().orElse(null),
                rule.above().isPresent() ? rule.above().getAsDouble() : null,
                rule.below().isPresent() ? rule.below().getAsDouble() : null,
                rule.holdFor().toString(),
                rule.keepFiringFor().toString(),
                rule.severity().name(),
                rule.options().labels(),
                rule.options().routes(),
                rule.options().noData().name(),
                rule.options().error().name()));
    }

    static OwnRule read(String json) {
        RuleDocument read = JSON.readValue(json, RuleDocument.class);
        return new OwnRule(
                read.name,
                read.metric,
                Optional.ofNullable(read.service),
                optional(read.above),
                optional(read.below),
                Duration.parse(read.holdFor),
                Duration.parse(read.keepFiringFor),
                Severity.valueOf(read.severity),
                new RuleOptions(read.labels, read.routes, Absence.valueOf(read.noData), Absence.valueOf(read.error)));
    }

    private static OptionalDouble optional(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
