package dev.headroom.collector.ingest.disk;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskQueueTest {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    @TempDir
    Path directory;

    private final List<String> notices = new ArrayList<>();
    private int lost;

    private final QueueListener listener = new QueueListener() {
        @Override
        public void lost(int records, String reason) {
            lost += records;
        }

        @Override
        public void noticed(String sentence) {
            notices.add(sentence);
        }
    };

    private DiskQueue open() throws IOException {
        return DiskQueue.open(directory, DiskLimits.DEFAULT, listener);
    }

    private static Waiting waiting(String target) {
        OutcomeRow row = new OutcomeRow(
                NOON, target, "job", "s", "u", "", false, Duration.ZERO, 0, 0, "timed_out", "x".repeat(60));
        return new Waiting(NOON, SampleBatch.EMPTY.withOutcome(row));
    }

    private static void append(DiskQueue queue, String... targets) throws IOException {
        queue.append(Stream.of(targets).map(DiskQueueTest::waiting).toList());
    }

    private static List<String> targets(Optional<Chunk> chunk) {
        return chunk.stream()
                .flatMap(found -> found.batches().stream())
                .map(batch -> batch.outcomes().getFirst().target())
                .toList();
    }

    private Path onlySegment() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".segment"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void whatIsDroppedIsGoneAndTheRestIsThereAfterTheNextStart() throws IOException {
        try (DiskQueue queue = open()) {
            append(queue, "a", "b", "c");
            Chunk two = queue.oldest(2).orElseThrow();
            assertThat(targets(Optional.of(two))).containsExactly("a", "b");
            queue.drop(two.end());
            assertThat(queue.records()).isEqualTo(1);
        }
        try (DiskQueue queue = open()) {
            assertThat(queue.oldestAccepted()).contains(NOON);
            append(queue, "d");
            Chunk first = queue.oldest(9).orElseThrow();
            assertThat(targets(Optional.of(first))).containsExactly("c");
            queue.drop(first.end());
            queue.drop(first.end());
            assertThat(targets(queue.oldest(9))).containsExactly("d");
        }
    }

    @Test
    void anEmptyQueueLeavesNoFile() throws IOException {
        try (DiskQueue queue = open()) {
            append(queue, "a");
            queue.drop(queue.oldest(9).orElseThrow().end());
            assertThat(queue.oldest(9)).isEmpty();
            assertThat(queue.bytes()).isZero();
        }
    }

    @Test
    void F21_beyondItsLimitTheOldestSegmentIsGivenUpAndCounted() throws IOException {
        try (DiskQueue queue = DiskQueue.open(directory, new DiskLimits(64 << 10), listener)) {
            for (int i = 0; i < 1000; i++) {
                append(queue, "target-" + i);
            }
            assertThat(queue.bytes()).isLessThanOrEqualTo(64 << 10);
            assertThat(lost).isPositive();
            assertThat(queue.records()).isEqualTo(1000 - lost);
            assertThat(targets(queue.oldest(1))).containsExactly("target-" + lost);
        }
    }

    @Test
    void F22_everyTornTailIsCutAndTheRecordsBeforeItStay() throws IOException {
        try (DiskQueue queue = open()) {
            append(queue, "a", "b");
        }
        byte[] whole = Files.readAllBytes(onlySegment());
        int half = (whole.length - Frames.HEADER_BYTES) / 2;
        for (int length = 0; length <= whole.length; length++) {
            Files.write(onlySegmentOr(1), java.util.Arrays.copyOf(whole, length));
            int expected = length == whole.length ? 2 : length >= Frames.HEADER_BYTES + half ? 1 : 0;
            try (DiskQueue queue = open()) {
                assertThat(queue.records()).as("cut at %d", length).isEqualTo(expected);
            }
        }
    }

    private Path onlySegmentOr(long number) {
        return directory.resolve("%018d.segment".formatted(number));
    }

    @Test
    void F22_aFlippedByteCostsTheRecordsBehindItButNeverInventsOne() throws IOException {
        try (DiskQueue queue = open()) {
            append(queue, "a", "b", "c");
        }
        byte[] whole = Files.readAllBytes(onlySegment());
        for (int i = Frames.HEADER_BYTES; i < whole.length; i += 7) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 0x10;
            Files.write(onlySegmentOr(1), damaged);
            try (DiskQueue queue = open()) {
                List<String> kept = targets(queue.oldest(9));
                assertThat(kept)
                        .hasSizeLessThan(3)
                        .isEqualTo(List.of("a", "b", "c").subList(0, kept.size()));
            }
        }
        assertThat(notices).isNotEmpty();
    }

    @Test
    void F22_filesOfOthersAreLeftAloneAndSegmentsOfANewerProgramAreKeptAside() throws IOException {
        Files.writeString(directory.resolve("notes.txt"), "junk");
        Files.writeString(
                directory.resolve("000000000000000007.segment"), "not a segment at all, though it is named so");
        Files.createDirectory(directory.resolve("000000000000000008.segment"));
        Files.writeString(directory.resolve("drained"), "junk");
        Path newer = directory.resolve("000000000000000009.segment");
        byte[] header = new byte[Frames.HEADER_BYTES];
        Frames.header().putInt(Frames.HEADER_BYTES - 4, BatchCodec.VERSION + 1).get(header);
        Files.write(newer, header);
        try (DiskQueue queue = open()) {
            append(queue, "a");
            assertThat(targets(queue.oldest(9))).containsExactly("a");
            queue.drop(queue.oldest(9).orElseThrow().end());
        }
        assertThat(newer).exists();
        assertThat(directory.resolve("notes.txt")).exists();
        assertThat(notices).singleElement().asString().contains("newer Headroom");
    }

    @Test
    void F22_aMarkThatLiesIsNotBelieved() throws IOException {
        try (DiskQueue queue = open()) {
            append(queue, "a", "b");
        }
        new DrainMark(1, 1 << 20, 1).save(directory);
        try (DiskQueue queue = open()) {
            assertThat(targets(queue.oldest(9))).containsExactly("a", "b");
        }
        new DrainMark(1, Frames.HEADER_BYTES + 3, 1).save(directory);
        try (DiskQueue queue = open()) {
            assertThat(targets(queue.oldest(9))).as("never half a record").isSubsetOf("a", "b");
        }
    }

    @Test
    void recordsThatAreAddedWhileOlderOnesAreDrainedComeAfterThem() throws IOException {
        try (DiskQueue queue = DiskQueue.open(directory, new DiskLimits(1 << 20), listener)) {
            List<String> drained = new ArrayList<>();
            for (int round = 0; round < 50; round++) {
                append(
                        queue,
                        IntStream.range(round * 40, round * 40 + 40)
                                .mapToObj(i -> "t" + i)
                                .toArray(String[]::new));
                Chunk chunk = queue.oldest(30).orElseThrow();
                drained.addAll(targets(Optional.of(chunk)));
                queue.drop(chunk.end());
            }
            for (Optional<Chunk> chunk = queue.oldest(99); chunk.isPresent(); chunk = queue.oldest(99)) {
                drained.addAll(targets(chunk));
                queue.drop(chunk.get().end());
            }
            assertThat(drained)
                    .isEqualTo(IntStream.range(0, 2000).mapToObj(i -> "t" + i).toList());
            assertThat(lost).isZero();
        }
    }

    @Test
    void aFileThatShrinksUnderOurHandsCostsOnlyWhatWasInIt() throws IOException {
        try (DiskQueue queue = open()) {
            append(queue, "a", "b");
            Files.write(onlySegment(), new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
            assertThat(queue.oldest(9)).isEmpty();
            assertThat(lost).isEqualTo(2);
            append(queue, "c");
            assertThat(targets(queue.oldest(9))).containsExactly("c");
        }
    }
}
