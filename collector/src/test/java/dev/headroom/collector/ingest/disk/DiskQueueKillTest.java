package dev.headroom.collector.ingest.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.ingest.disk.DiskQueue.Chunk;
import dev.headroom.collector.process.ChildProcess;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DiskQueueKillTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(QueueStep.class)
    void F22_aKillRightAfterAnyStepLosesNothingThatWasAppended(QueueStep step) throws Exception {
        Path stored = Files.createFile(directory.resolve("stored"));
        Path queueDirectory = Files.createDirectory(directory.resolve("queue"));
        List<String> appended = new ArrayList<>();
        Process victim =
                ChildProcess.start(QueueVictim.class, queueDirectory.toString(), stored.toString(), step.name());
        try (BufferedReader says = victim.inputReader()) {
            for (String line = says.readLine(); !"there".equals(line); line = says.readLine()) {
                assertThat(line).as("the victim still lives").isNotNull();
                appended.add(line);
            }
        } finally {
            ChildProcess.kill(victim);
        }
        Set<String> kept = new LinkedHashSet<>(Files.readAllLines(stored));
        try (DiskQueue queue = DiskQueue.open(queueDirectory, QueueVictim.LIMITS, QueueListener.NONE)) {
            for (Optional<Chunk> next = queue.oldest(50); next.isPresent(); next = queue.oldest(50)) {
                next.get()
                        .batches()
                        .forEach(batch -> kept.add(batch.outcomes().getFirst().target()));
                queue.drop(next.get().end());
            }
        }
        assertThat(appended).isNotEmpty();
        assertThat(kept).as("in order, none twice, none missing").startsWith(appended.toArray(String[]::new));
        assertThat(kept.size() - appended.size()).as("only the one under way").isLessThanOrEqualTo(1);
    }
}
