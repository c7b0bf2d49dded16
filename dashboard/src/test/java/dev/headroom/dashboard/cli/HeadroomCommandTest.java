package dev.headroom.dashboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class HeadroomCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine headroom =
            HeadroomCommand.commandLine(Map.of()).setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

    @TempDir
    private Path folder;

    @Test
    void everyCommandHasHelp() {
        for (String command : headroom.getSubcommands().keySet()) {
            assertThat(headroom.execute(command, "--help")).as(command).isZero();
        }
        assertThat(headroom.execute("--help")).isZero();
        assertThat(out.toString()).contains("check-config", "run", "--config");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void wrongUsageExitsWithTwoAndOneSentence() {
        assertThat(headroom.execute()).isEqualTo(2);
        assertThat(headroom.execute("runn")).isEqualTo(2);
        assertThat(headroom.execute("run")).isEqualTo(2);
        assertThat(headroom.execute("check-config")).isEqualTo(2);
        assertThat(err.toString())
                .contains("headroom: Missing required option: '--config=FILE'")
                .doesNotContain("\tat ");
    }

    @Test
    void aGoodConfigurationIsFine() throws IOException {
        Path file = Files.writeString(folder.resolve("headroom.yaml"), "headroom: {services: [{name: deepseek-r1}]}");

        assertThat(headroom.execute("check-config", file.toString())).isZero();
        assertThat(out.toString()).contains("is fine");
    }

    @Test
    void aBadConfigurationListsItsErrorsAndExitsWithOne() throws IOException {
        Path file = Files.writeString(folder.resolve("headroom.yaml"), "headroom: {zone: Mars, servces: []}");

        assertThat(headroom.execute("check-config", file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("headroom.zone", "headroom.servces").doesNotContain("\tat ");

        assertThat(headroom.execute("run", "--config", file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("cannot run with");
    }
}
