package dev.headroom.collector.discovery.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.discovery.Discovered;
import dev.headroom.collector.discovery.Discovery;
import dev.headroom.collector.discovery.DiscoverySettings;
import dev.headroom.collector.discovery.Endpoint;
import dev.headroom.collector.discovery.JobDefinition;
import dev.headroom.collector.discovery.Pace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of targets in files, from the file to the targets. */
class FileDiscoveryTest {

    @TempDir
    private Path directory;

    private Discovery files(String pattern) {
        JobDefinition job =
                JobDefinition.ofFiles("gpus", List.of(directory.resolve(pattern)), Map.of("service", "deepseek-r1"));
        return new Discovery(List.of(job), DiscoverySettings.of(Pace.DEFAULT), InstantSource.system());
    }

    private static Discovered read(Discovery discovery) {
        try {
            return discovery.refreshed(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(directory.resolve(name), content);
    }

    private static List<String> urls(Discovered discovered) {
        return discovered.targets().stream()
                .map(target -> ((Endpoint.Page) target.endpoint()).url().toString())
                .toList();
    }

    @Test
    void fileLabelsOverruleTheJobsAndSteerTheUrl() throws IOException {
        write("gpus.json", """
                [{"targets": ["10.0.0.1:9400", "10.0.0.2:9400"],
                  "labels": {"service": "deepseek-v3", "node": "gpu-01", "__scheme__": "https",
                             "__metrics_path__": "/gpu", "__param_module": "a b", "__meta_x": "y"}}]""");

        Discovered discovered = read(files("gpus.json"));

        assertThat(discovered.warnings()).isEmpty();
        assertThat(urls(discovered))
                .containsExactly("https://10.0.0.1:9400/gpu?module=a+b", "https://10.0.0.2:9400/gpu?module=a+b");
        assertThat(discovered.targets().getFirst().labels())
                .isEqualTo(Map.of("service", "deepseek-v3", "node", "gpu-01"));
    }

    @Test
    void yamlFilesAndPatternsAreRead() throws IOException {
        write("a.yml", "- targets: ['10.0.0.1:9400']\n  labels:\n    rack: 7\n");
        write("b.yaml", "- targets:\n  - 10.0.0.2:9400\n");
        write("c.json", "[{\"targets\": [\"10.0.0.3:9400\"]}]");

        assertThat(urls(read(files("*.y*ml"))))
                .containsExactly("http://10.0.0.1:9400/metrics", "http://10.0.0.2:9400/metrics");
        assertThat(read(files("a.yml")).targets().getFirst().labels()).containsEntry("rack", "7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[{\"targets\": [\"10.0", "{}", "[{\"target\": []}]", "[{\"targets\": [7]}]", "[1]", "null"})
    void aBrokenFileKeepsItsLastGoodListAndSaysSo(String broken) throws IOException {
        write("gpus.json", "[{\"targets\": [\"10.0.0.1:9400\"]}]");
        Discovery discovery = files("gpus.json");
        assertThat(read(discovery).targets()).hasSize(1);

        write("gpus.json", broken);
        Discovered after = read(discovery);

        assertThat(after.targets()).hasSize(1);
        assertThat(after.warnings()).singleElement().asString().contains("gpus.json", "last good list stays in use");
        write("gpus.json", "[]");
        assertThat(read(discovery)).satisfies(now -> {
            assertThat(now.targets()).isEmpty();
            assertThat(now.warnings()).isEmpty();
        });
    }

    @Test
    void aMissingFileKeepsItsLastGoodList() throws IOException {
        write("gpus.json", "[{\"targets\": [\"10.0.0.1:9400\"]}]");
        Discovery discovery = files("gpus.json");
        read(discovery);

        Files.delete(directory.resolve("gpus.json"));
        Discovered after = read(discovery);

        assertThat(after.targets()).hasSize(1);
        assertThat(after.warnings()).singleElement().asString().contains("is missing");
    }

    @Test
    void aFileThatVanishesFromAPatternTakesItsTargetsAlong() throws IOException {
        write("a.json", "[{\"targets\": [\"10.0.0.1:9400\"]}]");
        write("b.json", "[{\"targets\": [\"10.0.0.2:9400\"]}]");
        Discovery discovery = files("*.json");
        assertThat(read(discovery).targets()).hasSize(2);

        Files.delete(directory.resolve("a.json"));

        assertThat(urls(read(discovery))).containsExactly("http://10.0.0.2:9400/metrics");
    }

    @Test
    void yamlIsTakenAsItIsWritten() throws IOException {
        write("odd.yml", """
                ---
                - targets: &same [10.0.0.1:9400]
                  labels: &labels {rack: 07, on: yes, since: 2026-01-01, "数据": 中, gone: }
                - targets: *same
                  labels: {<<: *labels, __metrics_path__: /other}
                """);

        Discovered found = read(files("odd.yml"));

        assertThat(found.warnings()).isEmpty();
        assertThat(found.targets()).hasSize(2);
        assertThat(found.targets().getLast().labels())
                .containsEntry("rack", "07")
                .containsEntry("on", "yes")
                .containsEntry("since", "2026-01-01")
                .containsEntry("数据", "中");
    }
}
