package dev.headroom.collector.storage.jdbc.backup;

import static dev.headroom.collector.storage.Samples.NODE;
import static dev.headroom.collector.storage.Samples.OTHER_NODE;
import static dev.headroom.collector.storage.Samples.batchOf;
import static dev.headroom.collector.storage.Samples.gateway;
import static dev.headroom.collector.storage.Samples.gpu;
import static dev.headroom.collector.storage.Samples.latency;
import static dev.headroom.collector.storage.Samples.outcome;
import static dev.headroom.collector.storage.Samples.serving;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.collector.sample.SampleBatch;
import dev.headroom.collector.storage.TestDatabase;
import dev.headroom.collector.storage.jdbc.backup.Restore.Present;
import dev.headroom.collector.storage.jdbc.rollup.JdbcRollups;
import dev.headroom.collector.storage.jdbc.write.JdbcSampleStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

public class BackupTest {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOON.plus(Duration.ofDays(3)));

    @TempDir
    Path directory;

    /** Three days of everything, rolled up. */
    public static void fill(DataSource dataSource) {
        List<SampleBatch> batches = new ArrayList<>();
        for (int minute = 0; minute < 3 * 24 * 60; minute += 5) {
            Instant time = NOON.plus(Duration.ofMinutes(minute));
            batches.add(batchOf(serving(time, NODE, 30, 0), serving(time, OTHER_NODE, 10, Double.NaN)));
            batches.add(batchOf(gateway(time, 5, 1)));
            batches.add(batchOf(gpu(time, 0, 0.5), gpu(time, 1, Double.NaN)));
            batches.add(batchOf(latency(time, NODE, 1, 2, 3, 4)));
            batches.add(batchOf(outcome(time, minute % 2 == 0, "some \"detail\", é, \n and 中文")));
        }
        JdbcSampleStore.on(dataSource, CLOCK).write(batches);
        new JdbcRollups(dataSource, CLOCK).rollUp(NOON, CLOCK.instant());
    }

    public static long write(DataSource from, Path file) throws IOException, SQLException {
        try (Connection connection = from.getConnection()) {
            return new Backup(connection, CLOCK).write(file, (_, _) -> {});
        }
    }

    public static long read(DataSource into, Path file, Present present) throws IOException, SQLException {
        try (Connection connection = into.getConnection()) {
            return new Restore(connection).read(file, present, (_, _) -> {});
        }
    }

    /** A checksum of every table, whatever the order of its rows. */
    public static Map<String, String> checksums(DataSource dataSource) {
        JdbcClient database = JdbcClient.create(dataSource);
        Map<String, String> sums = new TreeMap<>();
        for (String table : Catalogue.of(database).tables()) {
            sums.put(
                    table,
                    database.sql("SELECT count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) FROM "
                                    + Catalogue.quoted(table) + " t")
                            .query(String.class)
                            .single());
        }
        return sums;
    }

    @Test
    void everyTableComesBackAsItWasAndNewRowsGetNewNumbers() throws Exception {
        DataSource source = TestDatabase.fresh("collector");
        fill(source);
        Path file = directory.resolve("backup");
        long rows = write(source, file);
        DataSource target = TestDatabase.fresh("collector");
        assertThat(read(target, file, Present.REFUSE)).isEqualTo(rows).isGreaterThan(5_000);
        assertThat(checksums(target)).isEqualTo(checksums(source)).hasSizeGreaterThan(20);

        JdbcSampleStore.on(target, CLOCK)
                .write(List.of(batchOf(gpu(NOON.plus(Duration.ofDays(5)), 9, 0.5), gpu(NOON, 0, 0.5))));
        assertThat(JdbcClient.create(target)
                        .sql("SELECT count(DISTINCT id) FROM gpu")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void aDatabaseThatIsNotEmptyIsRefusedUnlessItIsToBeReplaced() throws Exception {
        DataSource source = TestDatabase.fresh("collector");
        fill(source);
        Path file = directory.resolve("backup");
        write(source, file);
        DataSource target = TestDatabase.fresh("collector");
        JdbcSampleStore.on(target, CLOCK).write(List.of(batchOf(serving(NOON, NODE, 1, 0))));
        Map<String, String> before = checksums(target);
        assertThatThrownBy(() -> read(target, file, Present.REFUSE))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("not empty");
        assertThat(checksums(target)).isEqualTo(before);
        read(target, file, Present.REPLACE);
        assertThat(checksums(target)).isEqualTo(checksums(source));
    }

    @Test
    void cutOffDamagedAndForeignFilesAreRefusedInASentenceAndChangeNothing() throws Exception {
        DataSource source = TestDatabase.fresh("collector");
        fill(source);
        Path file = directory.resolve("backup");
        write(source, file);
        byte[] whole = Files.readAllBytes(file);
        DataSource target = TestDatabase.fresh("collector");
        Map<String, String> before = checksums(target);
        Random random = new Random(3);
        List<byte[]> bad = new ArrayList<>();
        bad.add(new byte[0]);
        bad.add("hello\n".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < 12; i++) {
            bad.add(Arrays.copyOf(whole, random.nextInt(whole.length)));
            byte[] flipped = whole.clone();
            flipped[random.nextInt(whole.length)] ^= 1;
            bad.add(flipped);
        }
        for (byte[] bytes : bad) {
            Files.write(file, bytes);
            assertThatThrownBy(() -> read(target, file, Present.REPLACE)).isInstanceOf(BackupRefused.class);
        }
        assertThatThrownBy(() -> read(target, directory.resolve("none"), Present.REFUSE))
                .hasMessageContaining("There is no file");
        assertThat(checksums(target)).isEqualTo(before);
    }

    @Test
    void aFileThatLiesWithARightChecksumLeavesTheDatabaseAsItWas() throws Exception {
        DataSource target = TestDatabase.fresh("collector");
        JdbcSampleStore.on(target, CLOCK).write(List.of(batchOf(serving(NOON, NODE, 1, 0))));
        Map<String, String> before = checksums(target);
        List<Contents.Table> lies = List.of(
                table("pg_authid", List.of("rolname"), 0),
                table("node\" (id) FROM PROGRAM 'true' --", List.of("id"), 0),
                table("node", List.of("id\" , \"name"), 0),
                table("node", List.of("id", "service", "name"), 7),
                table("flyway_collector", List.of("version"), 0),
                new Contents.Table("serving_sample", List.of("time"), 0, List.of("not a time")));
        for (Contents.Table lie : lies) {
            Path file = directory.resolve("lie");
            Files.deleteIfExists(file);
            try (BackupWriter writer = BackupWriter.create(file)) {
                writer.contents(new Contents("now", "", List.of(lie)));
                writer.rows(new byte[] {1, 2, 3});
                writer.endOfTable();
                writer.finish();
            }
            assertThatThrownBy(() -> read(target, file, Present.REPLACE))
                    .as(lie.name())
                    .isInstanceOf(BackupRefused.class);
            assertThat(checksums(target)).isEqualTo(before);
        }
    }

    private static Contents.Table table(String name, List<String> columns, long rows) {
        return new Contents.Table(name, columns, rows, List.of());
    }
}
