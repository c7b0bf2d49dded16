package dev.headroom.collector.discovery;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what Prometheus takes from {@code file_sd} and {@code http_sd}: a list of
 * {@code {targets: [...], labels: {...}}}. All or nothing; an empty file is a file that is just being written, an empty
 * list is a list.
 */
public final class TargetListParser {

    /** More is a mistake rather than a list. */
    public static final int MOST_BYTES = 8 * 1024 * 1024;

    private static final Set<String> KEYS = Set.of("targets", "labels");

    private final JsonMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    public List<TargetGroup> parseFile(String fileName, byte[] content) throws Broken {
        return fileName.toLowerCase(Locale.ROOT).endsWith(".json") ? parseJson(content) : groups(fromYaml(content));
    }

    public List<TargetGroup> parseJson(byte[] content) throws Broken {
        return groups(fromJson(content));
    }

    private static List<TargetGroup> groups(@Nullable Object document) throws Broken {
        if (!(document instanceof List<?> list)) {
            throw new Broken(document == null ? "is empty" : "must hold a list of groups");
        }
        List<TargetGroup> groups = new ArrayList<>();
        for (Object group : list) {
            groups.add(group(group, groups.size() + 1));
        }
        return groups;
    }

    private @Nullable Object fromJson(byte[] content) throws Broken {
        try {
            return json.readValue(content, Object.class);
        } catch (JacksonException e) {
            throw new Broken("is not JSON: " + firstLine(e.getOriginalMessage()));
        }
    }

    private static @Nullable Object fromYaml(byte[] content) throws Broken {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(50);
        options.setCodePointLimit(MOST_BYTES);
        try {
            DumperOptions unused = new DumperOptions();
            return new Yaml(new SafeConstructor(options), new Representer(unused), unused, options, new AsWritten())
                    .load(new String(content, StandardCharsets.UTF_8));
        } catch (RuntimeException e) { // SnakeYAML's own, and what its numbers and dates let through
            throw new Broken("is not YAML: " + firstLine(e.getMessage()));
        }
    }

    private static TargetGroup group(@Nullable Object value, int position) throws Broken {
        if (!(value instanceof Map<?, ?> group)) {
            throw new Broken("must hold groups, but number " + position + " is none");
        }
        for (Object key : group.keySet()) {
            if (!(key instanceof String name) || !KEYS.contains(name)) {
                throw new Broken("has the unknown key " + key + " in group " + position);
            }
        }
        return new TargetGroup(targets(group.get("targets"), position), labels(group.get("labels"), position));
    }

    private static List<String> targets(@Nullable Object value, int position) throws Broken {
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw new Broken("must list the targets of group " + position);
        }
        List<String> targets = new ArrayList<>();
        for (Object target : list) {
            if (!(target instanceof String address)) {
                throw new Broken("must give the targets of group " + position + " as text");
            }
            targets.add(address);
        }
        return targets;
    }

    private static Map<String, String> labels(@Nullable Object value, int position) throws Broken {
        Map<String, String> labels = new HashMap<>();
        if (value == null) {
            return labels;
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw new Broken("must give the labels of group " + position + " as a map");
        }
        for (Map.Entry<?, ?> label : map.entrySet()) {
            if (label.getValue() == null) {
                continue; // no label is the same as an empty one
            }
            boolean plain = label.getValue() instanceof String
                    || label.getValue() instanceof Number
                    || label.getValue() instanceof Boolean;
            if (!(label.getKey() instanceof String name) || !plain) {
                throw new Broken("must give the labels of group " + position + " as text");
            }
            labels.put(name, String.valueOf(label.getValue()));
        }
        return labels;
    }

    /** Takes everything for text, as Prometheus does: a rack 07 is not the rack 7, and {@code on} is no truth value. */
    private static final class AsWritten extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.MERGE, MERGE, "<");
        }
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "" : message.lines().findFirst().orElse("");
    }

    /** Why a list cannot be used; the message completes "the file …". */
    public static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        public Broken(String message) {
            super(message);
        }
    }
}
