package dev.headroom.collector.ingest.disk;

import dev.headroom.collector.ingest.disk.DiskQueue.Chunk;
import dev.headroom.collector.ingest.disk.DiskQueue.Waiting;
import dev.headroom.collector.sample.OutcomeRow;
import dev.headroom.collector.sample.SampleBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Appends to a queue and drains it into a file until it has done a step for the second time; then it waits to be killed. */
final class QueueVictim {
    static final DiskLimits LIMITS = new DiskLimits(256 << 10);

    private QueueVictim() {}

    public static void main(String[] arguments) throws IOException {
        Path stored = Path.of(arguments[1]);
        QueueStep deadly = QueueStep.valueOf(arguments[2]);
        QueueListener listener = new QueueListener() {
            private int times;

            @Override
            public void did(QueueStep step) {
                if (step == deadly && ++times == 2) {
                    System.out.println("there");
                    LockSupport.parkNanos(Duration.ofHours(1).toNanos());
                }
            }
        };
        DiskQueue queue = DiskQueue.open(Path.of(arguments[0]), LIMITS, listener);
        for (int i = 0; i < 100_000; i++) {
            queue.append(List.of(waiting("t" + i)));
            System.out.println("t" + i);
            if (i % 10 == 9) {
                queue.sync();
                drain(queue, stored);
            }
        }
    }

    private static void drain(DiskQueue queue, Path stored) throws IOException {
        Chunk chunk = queue.oldest(9).orElseThrow();
        List<String> targets = chunk.batches().stream()
                .map(batch -> batch.outcomes().getFirst().target())
                .toList();
        Files.write(stored, targets, StandardOpenOption.APPEND);
        queue.drop(chunk.end());
    }

    private static Waiting waiting(String target) {
        OutcomeRow row = new OutcomeRow(
                Instant.EPOCH, target, "job", "s", "u", "", false, Duration.ZERO, 0, 0, "timed_out", "x".repeat(400));
        return new Waiting(Instant.EPOCH, SampleBatch.EMPTY.withOutcome(row));
    }
}
