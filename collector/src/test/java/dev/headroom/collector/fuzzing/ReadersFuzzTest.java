package dev.headroom.collector.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Hostile input for everything that reads what others wrote: a few seconds in each build, as long as wanted by hand. */
class ReadersFuzzTest {
    private static final String SECONDS = "headroom.fuzz.seconds";
    private static final int RUNS = 12_000;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void inputsWorthBeginningWithAreReadOrRefused(Reader reader) {
        FuzzTarget target = reader.target();
        for (byte[] seed : reader.seeds()) {
            assertThatCode(() -> target.read(seed)).as("%s", Seeds.shown(seed)).doesNotThrowAnyException();
        }
    }

    /** The same inputs in every build, unless the machine is too slow for all of them. */
    @Test
    @DisabledIfSystemProperty(named = SECONDS, matches = ".+", disabledReason = "each reader by itself instead")
    void noReaderFailsAtWhateverItIsGivenForSeconds() throws Exception {
        JazzerProcess jazzer = new JazzerProcess(directory, List.of("-runs=" + RUNS, "-max_total_time=12"));
        for (Reader reader : Reader.ALL) {
            reader.seeds().stream()
                    .filter(seed -> seed.length <= Seeds.MOST_BYTES)
                    .forEach(seed -> jazzer.add(Seeds.behind(Reader.ALL.indexOf(reader), seed)));
        }
        JazzerProcess.Ended ended = jazzer.run(List.of());
        assertThat(ended.code()).as(ended.log()).isZero();
        assertThat(ended.log()).as("it did run").contains("stat::number_of_executed_units");
    }

    static List<Reader> wanted() {
        String only = System.getProperty(FuzzEntry.READER, "");
        return only.isEmpty() ? Reader.ALL : List.of(Reader.labelled(only));
    }

    /** {@code -Dheadroom.fuzz.seconds=300}, and {@code -Dheadroom.fuzz.reader=otlp-json} for one of them. */
    @ParameterizedTest
    @MethodSource("wanted")
    @EnabledIfSystemProperty(named = SECONDS, matches = "\\d+", disabledReason = "takes long")
    void noReaderFailsAtWhateverItIsGivenForMinutes(Reader reader) throws Exception {
        Path kept = Files.createDirectories(Path.of("target", "fuzzing", reader.label()));
        JazzerProcess jazzer =
                new JazzerProcess(kept.toAbsolutePath(), List.of("-max_total_time=" + System.getProperty(SECONDS)));
        reader.seeds().stream()
                .map(seed -> Arrays.copyOf(seed, Math.min(seed.length, Seeds.MOST_BYTES)))
                .forEach(jazzer::add);
        JazzerProcess.Ended ended = jazzer.run(List.of("-D" + FuzzEntry.READER + "=" + reader.label()));
        assertThat(ended.code()).as(tail(ended.log())).isZero();
    }

    private static String tail(String log) {
        List<String> lines = log.lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
    }
}
