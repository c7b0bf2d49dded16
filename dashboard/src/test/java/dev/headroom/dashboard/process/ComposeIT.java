package dev.headroom.dashboard.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** What compose.yaml puts into the container is all that its command needs. */
class ComposeIT {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    Path container;

    @Test
    void theProductStartsFromTheFilesThatAreMounted() throws Exception {
        Map<String, Object> service = headroom();
        for (String volume : strings(service.get("volumes"))) {
            mount(volume);
        }
        List<String> command = new ArrayList<>(List.of(ChildProcess.java()));
        Stream.of(String.valueOf(service.get("command")).split(" ", -1))
                .skip(1)
                .takeWhile(word -> !word.equals("run"))
                .map(word -> word.startsWith("/") ? container + word : word)
                .forEach(command::add);
        command.add("--version");
        Path log = container.resolve("log");
        Process started = ChildProcess.start(command, Map.of(), log);
        assertThat(started.waitFor(Duration.ofSeconds(60))).isTrue();
        assertThat(started.exitValue()).as(Files.readString(log)).isZero();
        assertThat(log).content().contains("Headroom");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> headroom() throws IOException {
        Map<String, Map<String, Map<String, Object>>> compose =
                new Yaml().load(Files.readString(PROJECT.resolve("compose.yaml")));
        return compose.get("services").get("headroom");
    }

    @SuppressWarnings("unchecked")
    private static List<String> strings(Object list) {
        return (List<String>) list;
    }

    private void mount(String volume) throws IOException {
        String[] fromTo = volume.split(":", -1);
        if (fromTo[0].startsWith("./dashboard/")) {
            Path inside = container.resolve(fromTo[1].substring(1));
            Files.createDirectories(inside.getParent());
            Files.createSymbolicLink(inside, PROJECT.resolve(fromTo[0]).normalize());
        }
    }
}
