package dev.headroom.collector.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * The configuration of a start without one, and the list of targets that it names, in the form of Prometheus' file_sd. Both
 * are there to be read, copied and changed.
 */
final class LocalFiles {

    private final Path directory;

    LocalFiles(Path directory) {
        this.directory = directory.toAbsolutePath();
    }

    Path configuration() {
        return directory.resolve("local.yaml");
    }

    private Path targets() {
        return directory.resolve("local-targets.json");
    }

    /**
     * The text of the configuration.
     *
     * @param nvidiaSmi whether that command is there
     */
    String writeConfiguration(String service, String node, boolean nvidiaSmi) throws IOException {
        StringBuilder yaml = new StringBuilder("""
                # What a start without configuration works with; written anew at each such start. Copy it, change it,
                # and start with --config.
                headroom:
                  scrape:
                    jobs:
                      - name: local
                        files: [%s]
                        labels: {service: %s}
                """.formatted(quoted(targets().toString()), quoted(service)));
        if (nvidiaSmi) {
            yaml.append("""
                          - name: nvidia-smi
                            command: [nvidia-smi, -q, -x]
                            labels: {service: %s, node: %s}
                    """.formatted(quoted(service), quoted(node)));
        }
        write(configuration(), yaml.toString());
        return yaml.toString();
    }

    /** One address with its labels. */
    record Entry(String address, Map<String, String> labels) {}

    void writeTargets(List<Entry> entries) throws IOException {
        List<Map<String, Object>> groups = entries.stream()
                .map(entry -> Map.<String, Object>of("targets", List.of(entry.address()), "labels", entry.labels()))
                .toList();
        write(targets(), JsonMapper.shared().writeValueAsString(groups) + "\n");
    }

    /** In one go: the list is read while it is written. */
    private void write(Path file, String text) throws IOException {
        Files.createDirectories(directory);
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.writeString(next, text);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** As JSON, which is YAML. */
    private static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }
}
