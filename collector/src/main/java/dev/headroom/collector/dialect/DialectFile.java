package dev.headroom.collector.dialect;

import dev.headroom.collector.sample.LatencyKind;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads one table. Its form is described in {@code dialects/README.md}; every fault in it is reported at once, each with
 * the key it concerns.
 */
final class DialectFile {
    private DialectFile() {}

    /** Throws {@link IllegalArgumentException} that lists all faults. */
    static Dialect parse(String file, InputStream yaml) {
        TableNode root = new TableNode(file, load(file, yaml));
        Dialect dialect = read(root);
        root.rejectFaults();
        return dialect;
    }

    private static Object load(String file, InputStream yaml) {
        try {
            LoaderOptions options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            Object root = new Yaml(new SafeConstructor(options)).load(yaml);
            return root == null ? Map.of() : root;
        } catch (YAMLException e) {
            throw new IllegalArgumentException(file + " is not valid YAML: " + e.getMessage(), e);
        }
    }

    private static Dialect read(TableNode root) {
        root.allow(
                "name",
                "title",
                "kind",
                "recognised-by",
                "not-with",
                "model-label",
                "copies",
                "device",
                "fields",
                "latencies");
        Kind kind = root.choice("kind", Kind.values(), Kind::label, Kind.SERVING);
        Map<Field, Source> fields = new EnumMap<>(Field.class);
        Map<LatencyKind, Source> latencies = new EnumMap<>(LatencyKind.class);
        root.child("fields").ifPresent(node -> {
            node.allow(kind.fields().stream().map(Field::label).toArray(String[]::new));
            kind.fields().forEach(field -> node.child(field.label())
                    .ifPresent(source -> fields.put(field, SourceNode.source(source))));
        });
        root.child("latencies").ifPresent(node -> {
            node.allow(kind.latencies().stream().map(DialectFile::label).toArray(String[]::new));
            kind.latencies().forEach(latency -> node.child(label(latency))
                    .ifPresent(source -> latencies.put(latency, SourceNode.histogram(source))));
        });
        Optional<DeviceLabels> device = root.child("device").map(DialectFile::device);
        root.require(kind == Kind.GPU == device.isPresent(), "device is for the kind gpu, and only for it");
        List<String> recognisedBy = root.texts("recognised-by");
        root.require(!recognisedBy.isEmpty(), "recognised-by must name a family");
        root.rejectFaults();
        return new Dialect(
                root.text("name"),
                root.text("title"),
                kind,
                recognisedBy,
                root.texts("not-with"),
                root.texts("model-label"),
                Set.copyOf(root.texts("copies")),
                fields,
                latencies,
                device);
    }

    private static String label(LatencyKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
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
