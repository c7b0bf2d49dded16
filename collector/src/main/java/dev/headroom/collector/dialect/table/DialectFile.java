package dev.headroom.collector.dialect.table;

import dev.headroom.collector.dialect.table.IdentityLabels.LabelOfFamily;
import dev.headroom.collector.sample.LatencyKind;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Reads one table. Its form is described in {@code dialects/README.md}; every fault in it is reported at once, each with
 * the key it concerns.
 */
public final class DialectFile {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]*");

    private static final int MOST_VALUES = 20_000;
    private static final int DEEPEST = 30;

    private DialectFile() {}

    /** Throws {@link BrokenTable} with all faults. */
    public static Dialect parse(String file, InputStream yaml) {
        TableNode root = new TableNode(file, load(file, yaml));
        Dialect dialect = read(root);
        root.rejectFaults();
        return dialect;
    }

    private static Object load(String file, InputStream yaml) {
        Object root;
        try {
            LoaderOptions options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            root = new Yaml(new SafeConstructor(options)).load(yaml);
        } catch (RuntimeException e) { // SnakeYAML's own, and what its numbers and dates let through
            throw new BrokenTable(List.of(file + " is not valid YAML: " + e.getMessage()));
        }
        Object table = root == null ? Map.of() : root;
        if (isTooLarge(table)) {
            throw new BrokenTable(List.of(file + " is too large, or a part of it refers to itself"));
        }
        return table;
    }

    /** Aliases make a large table of a few lines, and an endless one where a part holds itself. */
    private static boolean isTooLarge(Object table) {
        Deque<Part> open = new ArrayDeque<>(List.of(new Part(table, 0)));
        for (int values = 0; !open.isEmpty(); values++) {
            Part part = open.pop();
            if (values > MOST_VALUES || part.depth() > DEEPEST) {
                return true;
            }
            if (part.value() instanceof Map<?, ?> map) {
                map.forEach((key, value) -> {
                    open.push(new Part(key, part.depth() + 1));
                    open.push(new Part(value, part.depth() + 1));
                });
            } else if (part.value() instanceof Iterable<?> list) {
                list.forEach(value -> open.push(new Part(value, part.depth() + 1)));
            }
        }
        return false;
    }

    private record Part(@Nullable Object value, int depth) {}

    private static Dialect read(TableNode root) {
        root.allow(
                "name",
                "title",
                "kind",
                "path",
                "recognised-by",
                "not-with",
                "also-named",
                "model-label",
                "copies",
                "device",
                "named-by",
                "fields",
                "latencies",
                "log-events",
                "extras");
        Kind kind = root.choice("kind", Kind.values(), Kind::label, Kind.SERVING);
        OtherNames names = new OtherNames(root.textLists("also-named"));
        String name = root.text("name");
        root.require(NAME.matcher(name).matches(), "name must be small letters, digits and -, was \"" + name + "\"");
        root.require(!name.equals(Dialect.AUTO), "name must not be " + Dialect.AUTO);
        String path = root.text("path");
        root.require(path.isEmpty() || path.startsWith("/"), "path must start with /");
        List<String> recognisedBy = root.texts("recognised-by");
        root.require(
                !recognisedBy.isEmpty(), "recognised-by must name a family, such as one that only this server has");
        IdentityLabels labels = labels(root, kind);
        Content content = content(root, kind, names);
        root.rejectFaults();
        return new Dialect(
                name,
                root.text("title").isEmpty() ? name : root.text("title"),
                kind,
                path,
                new Recognition(names.of(recognisedBy), names.of(root.texts("not-with"))),
                labels,
                content);
    }

    private static IdentityLabels labels(TableNode root, Kind kind) {
        Optional<DeviceLabels> device = root.child("device").map(DialectFile::device);
        root.require((kind == Kind.GPU) == device.isPresent(), "device is for the kind gpu, and only for it");
        Optional<LabelOfFamily> host = root.child("named-by").map(DialectFile::labelOfFamily);
        root.require(kind == Kind.HOST || host.isEmpty(), "named-by is for the kind host only");
        return new IdentityLabels(root.texts("model-label"), Set.copyOf(root.texts("copies")), device, host);
    }

    private static Content content(TableNode root, Kind kind, OtherNames names) {
        Map<Field, Source> fields = new EnumMap<>(Field.class);
        Map<LatencyKind, Source> latencies = new EnumMap<>(LatencyKind.class);
        root.child("fields").ifPresent(node -> {
            node.allow(kind.fields().stream().map(Field::label).toArray(String[]::new));
            kind.fields().forEach(field -> node.child(field.label())
                    .ifPresent(source -> fields.put(field, names.of(SourceNode.ofField(source, field)))));
        });
        root.child("latencies").ifPresent(node -> {
            node.allow(kind.latencies().stream().map(DialectFile::label).toArray(String[]::new));
            kind.latencies().forEach(latency -> node.child(label(latency))
                    .ifPresent(source -> latencies.put(latency, names.of(SourceNode.histogram(source)))));
        });
        List<LabelOfFamily> logEvents = root.child("log-events").stream()
                .flatMap(node -> (node.isList() ? node.items() : List.of(node)).stream())
                .map(DialectFile::labelOfFamily)
                .toList();
        root.require(kind == Kind.HOST || logEvents.isEmpty(), "log-events are for the kind host only");
        List<Extra> extras =
                root.child("extras").map(node -> ExtraNode.extras(node, names)).orElse(List.of());
        root.require(kind != Kind.EXTRAS || !extras.isEmpty(), "extras must name at least one family to keep");
        return new Content(fields, latencies, logEvents, extras);
    }

    private static String label(LatencyKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static LabelOfFamily labelOfFamily(TableNode node) {
        node.allow("family", "label");
        node.require(!node.text("family").isEmpty(), "family must name a family");
        node.require(!node.text("label").isEmpty(), "label must name one of its labels");
        return new LabelOfFamily(node.text("family"), node.text("label"));
    }

    private static DeviceLabels device(TableNode node) {
        node.allow("uuid", "uuid-prefix", "node", "index", "model", "mig-instance", "mig-profile", "described-by");
        node.require(!node.text("uuid").isEmpty(), "uuid must name the label with the device's UUID");
        return new DeviceLabels(
                node.text("uuid"),
                node.text("uuid-prefix"),
                node.text("node"),
                node.text("index"),
                node.text("model"),
                node.text("mig-instance"),
                node.text("mig-profile"),
                node.text("described-by"));
    }
}
