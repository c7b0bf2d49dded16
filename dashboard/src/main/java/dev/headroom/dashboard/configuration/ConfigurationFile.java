package dev.headroom.dashboard.configuration;

import dev.headroom.collector.fleet.Secret;
import dev.headroom.dashboard.configuration.finding.CollectingBindHandler;
import dev.headroom.dashboard.configuration.finding.ConfigurationError;
import dev.headroom.dashboard.configuration.finding.Findings;
import dev.headroom.dashboard.configuration.finding.Lines;
import dev.headroom.dashboard.configuration.unit.Share;
import dev.headroom.dashboard.configuration.unit.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.util.PropertyPlaceholderHelper;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads headroom.yaml. {@code ${NAME}} and {@code ${NAME:default}} come from the environment handed in, so that secrets
 * need not stand in the file.
 */
public final class ConfigurationFile {

    private static final String PREFIX = "headroom";
    private static final long LARGEST_BYTES = 4L << 20;

    private final Map<String, String> environment;

    public ConfigurationFile(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    public ConfigurationOutcome read(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                return refused(ConfigurationError.of("", "this is not a readable file"));
            }
            if (Files.size(file) > LARGEST_BYTES) {
                return refused(ConfigurationError.of("", "the file is larger than 4 MiB"));
            }
            return parse(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            return refused(ConfigurationError.of("", "the file cannot be read as UTF-8 text"));
        }
    }

    /** The outcome of a text; an empty one gives the defaults. */
    public ConfigurationOutcome parse(String yaml) {
        try {
            return bind(new YamlPropertySourceLoader()
                    .load("headroom.yaml", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8))));
        } catch (MarkedYAMLException broken) {
            int line = broken.getProblemMark() == null
                    ? 0
                    : broken.getProblemMark().getLine() + 1;
            return refused(new ConfigurationError("", line, "not valid YAML: " + broken.getProblem()));
        } catch (YAMLException | IOException | IllegalStateException broken) {
            return refused(ConfigurationError.of("", "not valid YAML"));
        }
    }

    private ConfigurationOutcome bind(List<PropertySource<?>> sources) {
        Findings findings = new Findings();
        if (sources.size() > 1) {
            findings.add("", "holds more than one YAML document");
        }
        sources.forEach(source -> noteForeignKeys(source, findings));
        Binder binder =
                new Binder(ConfigurationPropertySources.from(new ArrayList<>(sources)), placeholders(), conversions());
        HeadroomProperties properties =
                binder.bindOrCreate(PREFIX, Bindable.of(HeadroomProperties.class), new CollectingBindHandler(findings));
        Settings settings = new SettingsMapping(findings).map(properties);
        return findings.isEmpty()
                ? new ConfigurationOutcome.Valid(settings)
                : new ConfigurationOutcome.Invalid(findings.inOrder(new Lines(sources)));
    }

    private static void noteForeignKeys(PropertySource<?> source, Findings findings) {
        if (source instanceof EnumerablePropertySource<?> keys) {
            for (String key : keys.getPropertyNames()) {
                boolean ours = key.equals(PREFIX) || key.startsWith(PREFIX + ".");
                if (!ours) {
                    findings.add(key, "is not a known key; everything stands under headroom:");
                }
            }
        }
    }

    private PropertySourcesPlaceholdersResolver placeholders() {
        Map<String, Object> variables = Map.copyOf(environment);
        return new PropertySourcesPlaceholdersResolver(
                List.of(new MapPropertySource("environment", variables)),
                new PropertyPlaceholderHelper("${", "}", ":", '\\', false));
    }

    private static ConversionService conversions() {
        ApplicationConversionService service = new ApplicationConversionService();
        service.addConverter(String.class, Duration.class, Span::parse);
        service.addConverter(String.class, Share.class, Share::parse);
        service.addConverter(Number.class, Share.class, number -> new Share(number.doubleValue()));
        service.addConverter(String.class, Secret.class, Secret::new);
        return service;
    }

    private static ConfigurationOutcome refused(ConfigurationError error) {
        return new ConfigurationOutcome.Invalid(List.of(error));
    }
}
