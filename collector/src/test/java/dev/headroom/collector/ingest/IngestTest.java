package dev.headroom.collector.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.headroom.collector.ingest.disk.DiskLimits;
import dev.headroom.collector.sample.OutcomeRow;
import dev.headroom.collector.sample.SampleBatch;
import dev.headroom.collector.sample.SampleStore;
import dev.headroom.collector.storage.StorageRefused;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<SampleBatch> stored = new CopyOnWriteArrayList<>();
    private final AtomicBoolean away = new AtomicBoolean();
    private final AtomicBoolean hanging = new AtomicBoolean();

    @TempDir
    Path directory;

    private final SampleStore store = batches -> {
        while (hanging.get()) {
            LockSupport.parkNanos(1_000_000);
        }
        if (away.get()) {
            throw new SampleStore.StorageUnavailable("away", new IllegalStateException());
        }
        if (batches.stream().anyMatch(batch -> outcome(batch).target().equals("poison"))) {
            throw new IllegalArgumentException("poison");
        }
        stored.addAll(batches);
    };

    private Ingest ingest(IngestSettings settings) {
        return new Ingest(store, settings, registry, InstantSource.system());
    }

    private Ingest started() {
        Ingest ingest = ingest(IngestSettings.in(directory));
        ingest.start();
        return ingest;
    }

    private static OutcomeRow outcome(SampleBatch batch) {
        return batch.outcomes().getFirst();
    }

    private static SampleBatch batch(String target) {
        return SampleBatch.EMPTY.withOutcome(new OutcomeRow(
                Instant.EPOCH, target, "job", "s", "u", "", false, Duration.ZERO, 0, 0, "timed_out", ""));
    }

    private List<String> storedTargets() {
        return stored.stream().map(batch -> outcome(batch).target()).toList();
    }

    private double dropped() {
        return registry.get("headroom.ingest.dropped").counter().count();
    }

    private long segments() {
        String[] names = directory.toFile().list((_, name) -> name.endsWith(".segment"));
        return names == null ? 0 : names.length;
    }

    private String files() {
        File[] files = directory.toFile().listFiles((_, name) -> name.endsWith(".segment"));
        return files == null
                ? ""
                : Arrays.stream(files)
                        .map(file -> file.getName() + file.length())
                        .sorted()
                        .collect(Collectors.joining());
    }

    @Test
    void whatWaitsAtShutdownIsWritten() {
        Ingest ingest = started();
        List.of("a", "b", "c").forEach(target -> ingest.accept(batch(target)));
        ingest.close();

        assertThat(storedTargets()).containsExactly("a", "b", "c");
        assertThat(dropped()).isZero();
        assertThat(segments()).as("a healthy store needs no disk").isZero();
    }

    @Test
    void F20_whileTheDatabaseIsAwayBatchesWaitOnDiskInOrderAndTheLagIsShown() {
        away.set(true);
        try (Ingest ingest = started()) {
            List.of("a", "b").forEach(target -> ingest.accept(batch(target)));
            await().until(() -> segments() == 1);
            List.of("c", "d").forEach(target -> ingest.accept(batch(target)));
            await().until(() -> ingest.state().lag().compareTo(Duration.ofMillis(1500)) > 0);
            assertThat(registry.get("headroom.ingest.lag").gauge().value()).isGreaterThan(1.5);
            assertThat(ingest.state().waiting()).isEqualTo(4);
            away.set(false);

            await().untilAsserted(() -> assertThat(storedTargets()).containsExactly("a", "b", "c", "d"));
            await().until(() -> ingest.state().waiting() == 0 && segments() == 0);
            assertThat(ingest.state().lag()).isZero();
        }
    }

    @Test
    void F20_whatAHangingWriteHoldsIsOnDiskAfterASecondAndStoredOnce() {
        hanging.set(true);
        try (Ingest ingest = started()) {
            List.of("a", "b").forEach(target -> ingest.accept(batch(target)));
            await().until(() -> segments() == 1);
            hanging.set(false);
            await().until(() -> ingest.state().waiting() == 0);
            assertThat(storedTargets()).containsExactly("a", "b");
        }
    }

    @Test
    void whatIsNotStoredAtACleanStopIsStoredAfterTheNextStart() {
        away.set(true);
        Ingest first = started();
        List.of("a", "b").forEach(target -> first.accept(batch(target)));
        first.close();
        assertThat(stored).isEmpty();
        assertThat(dropped()).isZero();

        away.set(false);
        try (Ingest _ = started()) {
            await().untilAsserted(() -> assertThat(storedTargets()).containsExactly("a", "b"));
        }
    }

    @Test
    void F21_aFullQueueOnDiskDropsTheOldestAndCountsThem() {
        away.set(true);
        try (Ingest ingest = ingest(IngestSettings.in(directory).withDisk(new DiskLimits(64 << 10)))) {
            ingest.start();
            for (int round = 0; round < 8; round++) {
                String before = files();
                IntStream.range(round * 100, round * 100 + 100)
                        .forEach(i -> ingest.accept(batch("target-" + i + "x".repeat(100))));
                await().until(() -> !files().equals(before));
            }
            await().until(() -> dropped() > 0 && ingest.state().diskBytes() <= 64 << 10);
            double lost = dropped();
            away.set(false);
            await().until(() -> ingest.state().waiting() == 0);
            assertThat(stored.size()).isEqualTo(800 - (int) lost);
            assertThat(storedTargets().getLast()).startsWith("target-799");
        }
    }

    @Test
    void F23_aDirectoryThatCannotBeWrittenLeavesTheMemoryWhoseOldestGiveWayAndIsNamed() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        away.set(true);
        Ingest ingest = ingest(IngestSettings.in(file.resolve("queue")).withMemoryBatches(2));
        ingest.start();
        List.of("a", "b", "c", "d", "e", "f").forEach(target -> ingest.accept(batch(target)));
        await().until(() -> ingest.state().trouble().isPresent());
        assertThat(ingest.state().trouble().orElseThrow())
                .contains("cannot be used")
                .contains("queue");
        assertThat(dropped()).isPositive();
        away.set(false);
        await().untilAsserted(() -> assertThat(storedTargets()).endsWith("e", "f"));
        ingest.close();
    }

    @Test
    void aBatchThatTheStoreRefusesDoesNotHoldUpTheOthers() {
        Ingest ingest = ingest(IngestSettings.in(directory));
        List.of("a", "poison", "b").forEach(target -> ingest.accept(batch(target)));
        ingest.start();
        ingest.close();

        assertThat(storedTargets()).containsExactly("a", "b");
        assertThat(dropped()).isEqualTo(1);
    }

    @Test
    void twoInstancesNeverShareADirectory() {
        try (Ingest _ = started()) {
            assertThatThrownBy(this::started)
                    .isInstanceOf(StorageRefused.class)
                    .hasMessageContaining("Another Headroom");
        }
    }

    @Test
    void thousandsOfBatchesThatComeFasterThanTheyAreStoredAreAllStoredInOrder() {
        try (Ingest ingest = started()) {
            IntStream.range(0, 5000).forEach(i -> ingest.accept(batch("t" + i)));
            await().until(() -> stored.size() == 5000);
            assertThat(storedTargets())
                    .isEqualTo(IntStream.range(0, 5000).mapToObj(i -> "t" + i).toList());
        }
    }
}
