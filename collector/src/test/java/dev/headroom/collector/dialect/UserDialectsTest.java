package dev.headroom.collector.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserDialectsTest {
    @TempDir
    private Path directory;

    @Test
    void ownTablesComeFirstAndReplaceThoseOfTheirName() throws IOException {
        write("vllm.yaml", "name: vllm\nrecognised-by: my_fork_running\nfields: {running: my_fork_running}\n");
        write("notes.txt", "no table");

        UserDialects.Loaded loaded = new UserDialects(List.of(directory)).load();

        assertThat(loaded.faults()).isEmpty();
        assertThat(loaded.catalog().names()).startsWith("vllm", "vllm-v0").containsOnlyOnce("vllm");
    }

    @Test
    void everyFaultOfEveryFileIsToldAndTheSoundTablesStay() throws IOException {
        write("a.yaml", "name: a\nkind: server\nrecognised-by: x\n");
        write("b.yaml", "name: B\nfields: {ended: {difference: [x, y]}, running: x_bucket}\n");
        write("c.yaml", "name: c\nrecognised-by: x\n");
        write("d.yml", "name: c\nrecognised-by: y\n");

        UserDialects.Loaded loaded = new UserDialects(List.of(directory, directory.resolve("missing"))).load();

        assertThat(loaded.catalog().names()).startsWith("c", "vllm-v0");
        assertThat(loaded.faults())
                .anyMatch(fault -> fault.contains("a.yaml.kind: unknown word server, must be one of extras, gateway"))
                .anyMatch(fault -> fault.contains("b.yaml: name must be small letters"))
                .anyMatch(fault -> fault.contains("b.yaml: recognised-by must name a family"))
                .anyMatch(fault -> fault.contains("b.yaml.fields.ended: difference is for gauges"))
                .anyMatch(fault -> fault.contains("b.yaml.fields.running: a field cannot be a histogram's bucket"))
                .anyMatch(fault -> fault.contains("d.yml.name: c is the name of"))
                .anyMatch(fault -> fault.contains("missing: must be a readable file or directory"));
    }

    @Test
    void aWrittenFileIsAChange() throws IOException {
        Path file = write("c.yaml", "name: c\nrecognised-by: x\n");
        UserDialects dialects = new UserDialects(List.of(directory));
        dialects.load();
        assertThat(dialects.changed()).isFalse();

        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-03-10T12:00:00Z")));
        assertThat(dialects.changed()).isTrue();
        dialects.load();
        write("e.yaml", "name: e\nrecognised-by: z\n");
        assertThat(dialects.changed()).isTrue();
    }

    @Test
    void theUsualPathIsThatOfTheDialectOrOfTheJobThatIsNamedAfterIt() {
        DialectCatalog catalog = DialectCatalog.bundled();

        assertThat(catalog.usualPath("tensorrt-llm", "x")).isEqualTo("/prometheus/metrics");
        assertThat(catalog.usualPath("auto", "prod TensorRT-LLM")).isEqualTo("/prometheus/metrics");
        assertThat(catalog.usualPath("auto", "x")).isEmpty();
        assertThat(catalog.usualPath("vllm", "tensorrt-llm")).isEmpty();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }
}
