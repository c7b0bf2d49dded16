package dev.headroom.collector.fuzzing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Jazzer in a Java virtual machine of its own, since it rewrites classes as they are loaded.
 *
 * @param directory for the corpus, what was found and the log
 * @param options of libFuzzer, such as {@code -runs=1000}
 */
record JazzerProcess(Path directory, List<String> options) {
    /** Whose branches guide the search. */
    private static final String INSTRUMENTED = "dev.headroom.**:org.yaml.snakeyaml.**:tools.jackson.core.**"
            + ":io.airlift.compress.**:io.opentelemetry.proto.**:com.google.protobuf.CodedInputStream**"
            + ":com.google.protobuf.util.**:com.google.gson.**";

    /** Where calls are watched, such as that of a class by a name from the input; all others only take time. */
    private static final String HOOKED = "dev.headroom.**:org.yaml.snakeyaml.**";

    JazzerProcess {
        options = List.copyOf(options);
    }

    /** How it ended. */
    record Ended(int code, String log) {}

    /** Runs until the options say that it is enough, or something was found. */
    Ended run(List<String> properties) throws IOException, InterruptedException {
        Path log = directory.resolve("log.txt");
        Process process = new ProcessBuilder(command(properties))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            return new Ended(process.waitFor(), Files.readString(log, StandardCharsets.ISO_8859_1));
        } finally {
            process.destroyForcibly();
        }
    }

    private List<String> command(List<String> properties) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+EnableDynamicAgentLoading",
                "-XX:+UseSerialGC",
                "-Xmx640m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        command.addAll(properties);
        command.addAll(List.of(
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + FuzzEntry.class.getName(),
                "--instrumentation_includes=" + INSTRUMENTED,
                "--custom_hook_includes=" + HOOKED,
                "--reproducer_path=" + directory,
                "-artifact_prefix=" + directory + "/",
                "-seed=1",
                "-timeout=60",
                "-max_len=" + (Seeds.MOST_BYTES + 1),
                "-print_final_stats=1"));
        command.addAll(options);
        command.add(corpus().toString());
        return command;
    }

    void add(byte[] input) {
        try {
            Files.createDirectories(corpus());
            try (var files = Files.list(corpus())) {
                Files.write(corpus().resolve("%05d".formatted(files.count())), input);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path corpus() {
        return directory.resolve("corpus");
    }
}
