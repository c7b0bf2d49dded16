package dev.headroom.collector.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.process.ChildProcess;
import dev.headroom.collector.storage.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code -Dheadroom.kills=200} kills two hundred times. */
class IngestKillTest {
    private static final int KILLS = Integer.getInteger("headroom.kills", 5);
    /** What may be in memory only, and what a busy machine adds to it. */
    private static final Duration VOLATILE = Duration.ofMillis(2500);

    @TempDir
    Path queue;

    private long next;
    private long longestLoss;
    private final Random random = new Random();

    @Test
    void F22_killsAtAnyMomentLoseOnlyTheLastMomentAndStoreNothingTwice() throws Exception {
        PGSimpleDataSource database = TestDatabase.fresh("collector").unwrap(PGSimpleDataSource.class);
        Set<Long> lost = new HashSet<>();
        TreeMap<Long, Long> accepted = new TreeMap<>();
        for (int kill = 0; kill < KILLS; kill++) {
            accepted.putAll(runAndKill(database));
        }
        Process last = start(database, "drain");
        assertThat(last.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(last.exitValue()).isZero();

        List<Long> stored = JdbcClient.create(database)
                .sql("SELECT round(extract(epoch FROM time) * 1000)::bigint FROM scrape_outcome")
                .query(Long.class)
                .list();
        lost.addAll(accepted.keySet());
        stored.forEach(lost::remove);
        assertThat(stored).doesNotHaveDuplicates().hasSizeGreaterThan(KILLS * 50);
        lost.forEach(number -> longestLoss = Math.max(longestLoss, ageAtKill(accepted, number)));
        System.out.printf(
                "%d kills: %d accepted, %d stored, %d lost, the oldest %d ms before its kill%n",
                KILLS, accepted.size(), stored.size(), lost.size(), longestLoss);
        assertThat(longestLoss).isLessThan(VOLATILE.toMillis());
    }

    /** How long before the last thing that the killed process accepted; numbers of one process are a block of their own. */
    private static long ageAtKill(NavigableMap<Long, Long> accepted, long number) {
        long block = number / IngestVictim.BLOCK;
        long last = accepted.floorKey((block + 1) * IngestVictim.BLOCK - 1);
        return accepted.get(last) - accepted.get(number);
    }

    /** What it accepted, and when by its own clock. */
    private NavigableMap<Long, Long> runAndKill(PGSimpleDataSource database) throws IOException, InterruptedException {
        TreeMap<Long, Long> accepted = new TreeMap<>();
        Process victim = start(database, Long.toString(next));
        next += IngestVictim.BLOCK;
        try (BufferedReader says = victim.inputReader()) {
            note(says.readLine(), accepted);
            Thread killer = Thread.ofVirtual().start(() -> {
                LockSupport.parkNanos(random.nextLong(50, 2500) * 1_000_000);
                victim.destroyForcibly();
            });
            for (String line = says.readLine(); line != null; line = says.readLine()) {
                note(line, accepted);
            }
            killer.join();
        } catch (UncheckedIOException | IOException _) {
            // the pipe breaks with the process
        }
        ChildProcess.kill(victim);
        return accepted;
    }

    private static void note(String line, Map<Long, Long> accepted) {
        String[] words = line.split(" ", -1);
        if (words.length == 3) {
            accepted.put(Long.valueOf(words[0]), Long.valueOf(words[1]));
        }
    }

    private Process start(PGSimpleDataSource database, String mode) throws IOException {
        return ChildProcess.start(
                IngestVictim.class,
                String.valueOf(database.getUrl()),
                String.valueOf(database.getUser()),
                String.valueOf(database.getPassword()),
                queue.toString(),
                mode);
    }
}
