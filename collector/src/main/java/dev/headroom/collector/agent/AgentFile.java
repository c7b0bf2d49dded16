package dev.headroom.collector.agent;

import dev.headroom.collector.agent.AgentSettings.Listen;
import dev.headroom.collector.agent.log.LogPattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** The agent's YAML file; its keys are the options of the command, and every fault in it is told at once. */
public final class AgentFile {

    private static final Set<String> KEYS = new TreeSet<>(
            Set.of("bind", "port", "nvidia-smi", "interval", "ports", "logs", "patterns", "bearer-token-file"));
    private static final Pattern SPAN = Pattern.compile("([0-9]{1,6})(ms|s|m|h)");
    private static final long LARGEST_BYTES = 1 << 20;

    private final Map<?, ?> keys;
    private final List<String> faults = new ArrayList<>();

    private AgentFile(Map<?, ?> keys) {
        this.keys = keys;
    }

    /** Throws {@link IllegalArgumentException} that lists all faults, one a line. */
    public static AgentSettings read(Path file) throws IOException {
        if (Files.size(file) > LARGEST_BYTES) {
            throw new IllegalArgumentException(file + " is larger than 1 MiB");
        }
        return parse(file.toString(), Files.readString(file));
    }

    static AgentSettings parse(String name, String yaml) {
        try {
            LoaderOptions options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            Object root = new Yaml(new SafeConstructor(options)).load(yaml);
            if (!(root == null || root instanceof Map)) {
                throw new IllegalArgumentException(name + " must hold keys and values");
            }
            return new AgentFile(root instanceof Map<?, ?> keys ? keys : Map.of()).settings(name);
        } catch (YAMLException e) {
            throw new IllegalArgumentException(name + " is not valid YAML: " + e.getMessage(), e);
        }
    }

    /** A span such as {@code 15s} or {@code 1m}. */
    public static Duration span(String text) {
        Matcher span = SPAN.matcher(text.strip());
        if (!span.matches()) {
            throw new IllegalArgumentException("interval must be a span such as 15s or 1m, was " + text);
        }
        long count = Long.parseLong(span.group(1));
        return switch (span.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            default -> Duration.ofHours(count);
        };
    }

    private AgentSettings settings(String name) {
        keys.keySet().stream()
                .map(String::valueOf)
                .filter(key -> !KEYS.contains(key))
                .forEach(key -> faults.add(key + " is not a known key; those are " + String.join(", ", KEYS)));
        AgentSettings usual = AgentSettings.DEFAULTS;
        AgentSettings settings = usual;
        try {
            settings = new AgentSettings(
                    new Listen(
                            text("bind", usual.listen().address()),
                            number("port", text("port", Integer.toString(AgentSettings.PORT)))),
                    text("nvidia-smi", usual.nvidiaSmi()),
                    span(text("interval", usual.interval().toSeconds() + "s")),
                    list("ports").stream().map(port -> number("ports", port)).toList(),
                    list("logs"),
                    patterns(),
                    Optional.of(text("bearer-token-file", ""))
                            .filter(token -> !token.isBlank())
                            .map(Path::of));
        } catch (IllegalArgumentException e) {
            faults.add(String.valueOf(e.getMessage()));
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(name + ": " + String.join("\n" + name + ": ", faults));
        }
        return settings;
    }

    private String text(String key, String otherwise) {
        Object value = keys.get(key);
        if (value instanceof Map || value instanceof List) {
            faults.add(key + " must be a single value");
            return otherwise;
        }
        return value == null ? otherwise : value.toString();
    }

    private int number(String key, String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException _) {
            faults.add(key + " must be a number, was " + text);
            return AgentSettings.PORT;
        }
    }

    /** A list, or one value that stands for a list of one. */
    private List<String> list(String key) {
        return switch (keys.get(key)) {
            case null -> List.of();
            case List<?> values -> values.stream().map(String::valueOf).toList();
            case Object value -> List.of(value.toString());
        };
    }

    private List<LogPattern> patterns() {
        List<LogPattern> patterns = new ArrayList<>();
        if (keys.get("patterns") instanceof Map<?, ?> named) {
            named.forEach((event, expression) -> {
                try {
                    patterns.add(LogPattern.of(String.valueOf(event), String.valueOf(expression)));
                } catch (IllegalArgumentException e) {
                    faults.add(String.valueOf(e.getMessage()));
                }
            });
        } else if (keys.get("patterns") != null) {
            faults.add("patterns must be a map of names and regular expressions");
        }
        return patterns;
    }
}
