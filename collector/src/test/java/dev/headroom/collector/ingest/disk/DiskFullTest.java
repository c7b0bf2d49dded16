package dev.headroom.collector.ingest.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.headroom.collector.ingest.disk.DiskQueue.Chunk;
import dev.headroom.collector.ingest.disk.DiskQueue.Waiting;
import dev.headroom.collector.sample.OutcomeRow;
import dev.headroom.collector.sample.SampleBatch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real file system of one megabyte. */
class DiskFullTest {
    private static final int RECORDS = 3000;

    @TempDir
    Path directory;

    private boolean mounted;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        mounted = "root".equals(System.getProperty("user.name"))
                && run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", directory.toString());
        if (!mounted) {
            System.out.println("Skipped: a small file system can be mounted by root only.");
            abort("a small file system can be mounted by root only");
        }
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (mounted) {
            run("umount", "-l", directory.toString());
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    @Test
    void F23_onAFullDiskTheOldestGiveWayAndTheNewestStay() throws IOException {
        AtomicInteger lost = new AtomicInteger();
        QueueListener listener = new QueueListener() {
            @Override
            public void lost(int records, String reason) {
                assertThat(reason).isEqualTo("the disk is full");
                lost.addAndGet(records);
            }
        };
        try (DiskQueue queue = DiskQueue.open(directory, new DiskLimits(4 << 20), listener)) {
            for (int i = 0; i < RECORDS; i++) {
                queue.append(List.of(waiting("t" + i)));
            }
            assertThat(lost.get()).isPositive();
            assertThat(queue.records()).isEqualTo(RECORDS - lost.get());
            String last = "";
            for (Optional<Chunk> next = queue.oldest(100); next.isPresent(); next = queue.oldest(100)) {
                last = next.get().batches().getLast().outcomes().getFirst().target();
                queue.drop(next.get().end());
            }
            assertThat(last).isEqualTo("t" + (RECORDS - 1));
        }
    }

    private static Waiting waiting(String target) {
        OutcomeRow row = new OutcomeRow(
                Instant.EPOCH, target, "job", "s", "u", "", false, Duration.ZERO, 0, 0, "timed_out", "x".repeat(1000));
        return new Waiting(Instant.EPOCH, SampleBatch.EMPTY.withOutcome(row));
    }
}
