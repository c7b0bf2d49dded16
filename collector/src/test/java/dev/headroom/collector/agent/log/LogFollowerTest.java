package dev.headroom.collector.agent.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFollowerTest {

    @TempDir
    private Path directory;

    private final List<String> lines = new ArrayList<>();
    private LogFollower follower;
    private Path log;
    private long now = System.nanoTime();

    @BeforeEach
    void follow() throws IOException {
        log = Files.writeString(directory.resolve("app.log"), "old\n");
        follower = new LogFollower(List.of(directory + "/*.log*"), this::add);
        tick();
    }

    private void add(byte[] block, int length) {
        new String(block, 0, length, StandardCharsets.UTF_8).lines().forEach(lines::add);
    }

    private void tick() {
        now += Duration.ofSeconds(21).toNanos();
        follower.tick(now);
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Test
    void whatStoodThereBeforeDoesNotCountAndHalfALineWaits() throws IOException {
        append(log, "one\ntw");
        tick();
        assertThat(lines).containsExactly("one");

        append(log, "o\n");
        tick();
        assertThat(lines).containsExactly("one", "two");
    }

    @Test
    void aRenamedFileIsReadToItsEndAndTheNewOneFromItsStart() throws IOException {
        append(log, "one\n");
        Path rotated = Files.move(log, directory.resolve("app.log.1"));
        append(rotated, "late\n");
        append(log, "new\n");
        tick();

        append(rotated, "later\n");
        tick();
        assertThat(lines).containsExactlyInAnyOrder("one", "late", "new", "later");
    }

    @Test
    void aFileThatIsCopiedAndTruncatedIsReadFromItsStartAndItsCopyIsNot() throws IOException {
        append(log, "one\n");
        tick();
        Files.copy(log, directory.resolve("app.log.1"));
        Files.writeString(log, "");
        append(log, "two\n");
        tick();

        assertThat(lines).containsExactly("one", "two");
    }

    @Test
    void filesThatAppearLaterAreReadFromTheirStart() throws IOException {
        append(directory.resolve("second.log"), "one\n");
        append(directory.resolve("ignored.log.gz"), "two\n");
        append(directory.resolve("other.txt"), "three\n");
        tick();

        assertThat(lines).containsExactly("one");
        assertThat(follower.followed()).isEqualTo(2);
    }

    @Test
    void aDeletedFileIsForgotten() throws IOException {
        Files.delete(log);
        now += Duration.ofMinutes(2).toNanos();
        tick();

        assertThat(follower.followed()).isZero();
    }

    @Test
    void aLineWithoutEndIsCutAndTheNextOneCounts() throws IOException {
        append(log, "x".repeat(300_000));
        append(log, "rest\nnext\n");
        tick();

        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).hasSize(LogTail.LONGEST_LINE);
        assertThat(lines.getLast()).isEqualTo("next");
    }

    @Test
    void invalidUtf8IsALineLikeAnyOther() throws IOException {
        Files.write(log, "a\u00ff\n".getBytes(StandardCharsets.ISO_8859_1), StandardOpenOption.APPEND);
        tick();

        assertThat(lines).containsExactly("a\ufffd");
    }
}
