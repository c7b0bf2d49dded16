package dev.headroom.dashboard.configuration.finding;

import dev.headroom.collector.fleet.Secret;
import dev.headroom.dashboard.configuration.unit.Share;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.util.PlaceholderResolutionException;
import org.springframework.util.unit.DataSize;

/** Notes every key that cannot be bound and goes on with the next, where Spring would stop at the first. */
public final class CollectingBindHandler extends AbstractBindHandler {

    private static final Map<Class<?>, String> EXPECTED = Map.of(
            int.class, "a whole number",
            Long.class, "a whole number",
            double.class, "a number",
            Double.class, "a number",
            boolean.class, "true or false",
            Duration.class, "a duration like 90s, 2h or 15d",
            Share.class, "a share like 99.95% or 0.05",
            DataSize.class, "a size like 32MB",
            LocalTime.class, "a time of day such as \"07:30\", in quotes",
            ZoneId.class, "a time zone like Asia/Shanghai");

    private final Findings findings;

    public CollectingBindHandler(Findings findings) {
        super(new NoUnboundElementsBindHandler(BindHandler.DEFAULT));
        this.findings = findings;
    }

    @Override
    public @Nullable Object onFailure(
            ConfigurationPropertyName name, Bindable<?> target, BindContext context, Exception error) {
        ConfigurationProperty property = context.getConfigurationProperty();
        int line = property != null && property.getName().equals(name) ? lineOf(property.getOrigin()) : 0;
        findings.add(new ConfigurationError(name.toString(), line, ruleFor(target, property, error)));
        return String.class.equals(target.getType().resolve()) ? "" : null;
    }

    @Override
    public void onFinish(
            ConfigurationPropertyName name, Bindable<?> target, BindContext context, @Nullable Object result)
            throws Exception {
        try {
            super.onFinish(name, target, context, result);
        } catch (UnboundConfigurationPropertiesException unknown) {
            unknown.getUnboundProperties().forEach(this::noteUnknown);
        }
    }

    private void noteUnknown(ConfigurationProperty property) {
        String key = property.getName().toString();
        if (!findings.blames(key)) {
            String hint = Foreign.nameHere(key)
                    .map(here -> "; it is called " + here + " here")
                    .orElse("");
            findings.add(new ConfigurationError(key, lineOf(property.getOrigin()), "is not a known key" + hint));
        }
    }

    private static String ruleFor(Bindable<?> target, @Nullable ConfigurationProperty property, Exception error) {
        PlaceholderResolutionException unset = causeOf(error);
        if (unset != null) {
            String name = unset.getPlaceholder();
            return name.matches("\\d+")
                    ? "means the environment by ${" + name + "}; for a group of a regex write \\${" + name + "}"
                    : "needs the environment variable " + name + ", which is not set";
        }
        Class<?> type = target.getType().resolve(Object.class);
        String expected = type.isEnum()
                ? "one of " + words(type)
                : EXPECTED.getOrDefault(type, "of another shape (see docs/configuration.md)");
        String was = property == null || Secret.class.equals(type) ? "" : ", was " + property.getValue();
        return "must be " + expected + was;
    }

    /** As they are written in the file. */
    private static String words(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(word -> word.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(", "));
    }

    private static @Nullable PlaceholderResolutionException causeOf(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof PlaceholderResolutionException unset) {
                return unset;
            }
        }
        return null;
    }

    private static int lineOf(@Nullable Origin origin) {
        if (origin instanceof PropertySourceOrigin wrapped) {
            return lineOf(wrapped.getOrigin());
        }
        TextResourceOrigin.Location place = origin instanceof TextResourceOrigin text ? text.getLocation() : null;
        return place == null ? 0 : place.getLine() + 1;
    }
}
