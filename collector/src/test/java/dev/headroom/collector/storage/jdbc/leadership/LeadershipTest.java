package dev.headroom.collector.storage.jdbc.leadership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.headroom.collector.fleet.Secret;
import dev.headroom.collector.process.ChildProcess;
import dev.headroom.collector.storage.DatabaseSettings;
import dev.headroom.collector.storage.Duty;
import dev.headroom.collector.storage.Retention;
import dev.headroom.collector.storage.TestDatabase;
import dev.headroom.collector.storage.jdbc.connection.DatabaseArrival;
import dev.headroom.collector.storage.jdbc.connection.OpenDatabase;
import dev.headroom.collector.storage.jdbc.maintenance.Shelf;
import dev.headroom.collector.storage.jdbc.rollup.JdbcRollups;
import java.io.BufferedReader;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two processes on one database, one of which is stopped for longer than its session may be idle. */
class LeadershipTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Shorter than in earnest, where it is ten seconds. */
    private static final Duration IDLE_LIMIT = Duration.ofSeconds(4);

    @Test
    void F28_whoSleptThroughATakeoverIsRefusedAndWhoTookOverGoesOn() throws Exception {
        PGSimpleDataSource direct = TestDatabase.fresh("collector").unwrap(PGSimpleDataSource.class);
        JdbcClient database = JdbcClient.create(direct);
        database.sql("CREATE TABLE written (who text)").update();
        Process sleeper = start(direct);
        try (BufferedReader says = sleeper.inputReader()) {
            assertThat(heard(says)).isEqualTo("wrote");
            assertThat(heard(says)).isEqualTo("inside");
            signal(sleeper, "STOP");
            try (Instance other = new Instance(direct)) {
                other.arrival.start();
                assertThat(other.leadership.duties())
                        .as("the lock is still held")
                        .isEmpty();
                await().atMost(PATIENCE).until(() -> other.leadership.duties().contains(Duty.MAINTENANCE));
                assertThat(other.leadership.lead(Duty.MAINTENANCE, () -> other.write("other")))
                        .isTrue();
                signal(sleeper, "CONT");
                assertThat(heard(says)).isEqualTo("refused");
                assertThat(other.leadership.lead(Duty.MAINTENANCE, () -> other.write("other")))
                        .isTrue();
            }
            assertThat(database.sql("SELECT who FROM written ORDER BY ctid")
                            .query(String.class)
                            .list())
                    .containsExactly("sleeper", "other", "other");
        } finally {
            sleeper.destroyForcibly();
        }
    }

    @Test
    void F28_ofTwoThatStartTogetherEachDutyHasOne() throws SQLException {
        PGSimpleDataSource direct = TestDatabase.fresh("collector").unwrap(PGSimpleDataSource.class);
        try (Instance one = new Instance(direct);
                Instance two = new Instance(direct)) {
            one.arrival.start();
            two.arrival.start();
            assertThat(one.leadership.duties()).containsExactlyInAnyOrder(Duty.values());
            assertThat(two.leadership.duties()).isEmpty();
            assertThat(two.leadership.lead(Duty.ALERTS, () -> {
                        throw new AssertionError("not its duty");
                    }))
                    .isFalse();
            one.arrival.close();
            await().atMost(PATIENCE).until(() -> two.leadership.duties().size() == Duty.values().length);
        }
    }

    @Test
    void F28_everythingThatMaintenanceWritesIsRefusedOnceSomebodyElseHasTheDuty() {
        PGSimpleDataSource direct = direct(TestDatabase.fresh("collector"));
        try (Instance one = new Instance(direct)) {
            one.arrival.start();
            await().atMost(PATIENCE).until(() -> one.leadership.duties().contains(Duty.MAINTENANCE));
            JdbcClient.create(direct)
                    .sql("INSERT INTO rollup_missing VALUES (now())")
                    .update();
            JdbcRollups rollups = new JdbcRollups(one.open.pool(), InstantSource.system());
            List<ThrowingCallable> writes = List.of(
                    () -> rollups.catchUp(Retention.DEFAULT.raw()),
                    () -> rollups.rollUp(Instant.EPOCH, Instant.EPOCH.plusSeconds(60)),
                    () -> new Shelf(one.open.pool()).drop(Retention.DEFAULT, Instant.now()));
            assertThat(one.leadership.lead(Duty.MAINTENANCE, () -> {
                        JdbcClient.create(direct)
                                .sql("UPDATE duty SET term = term + 1")
                                .update();
                        assertThat(writes)
                                .allSatisfy(write -> assertThatThrownBy(write).isInstanceOf(Fence.DutyLost.class));
                    }))
                    .isTrue();
            assertThat(JdbcClient.create(direct)
                            .sql("SELECT count(*) FROM rollup_missing")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    private static PGSimpleDataSource direct(DataSource pool) {
        try {
            return pool.unwrap(PGSimpleDataSource.class);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the other process says, without what it logs. */
    private static String heard(BufferedReader says) throws IOException {
        String line = says.readLine();
        while (line != null && !line.startsWith(SleepingLeader.SAYS)) {
            line = says.readLine();
        }
        return line == null ? "nothing" : line.substring(SleepingLeader.SAYS.length());
    }

    private static Process start(PGSimpleDataSource database) throws IOException {
        return ChildProcess.start(
                SleepingLeader.class,
                String.valueOf(database.getUrl()),
                String.valueOf(database.getUser()),
                String.valueOf(database.getPassword()));
    }

    private static void signal(Process process, String name) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
        assertThat(code).isZero();
    }

    /** One instance, as far as duties go. */
    static final class Instance implements AutoCloseable {
        final JdbcLeadership leadership = new JdbcLeadership("test");
        final OpenDatabase open;
        final DatabaseArrival arrival;
        final JdbcClient database;

        Instance(PGSimpleDataSource database) {
            this(
                    String.valueOf(database.getUrl()),
                    String.valueOf(database.getUser()),
                    String.valueOf(database.getPassword()));
        }

        Instance(String url, String user, String password) {
            open = OpenDatabase.open(new DatabaseSettings.External(url, user, new Secret(password)), IDLE_LIMIT);
            arrival = new DatabaseArrival(open, InstantSource.system());
            arrival.whileAlive(leadership);
            database = JdbcClient.create(open.pool());
            for (Duty duty : Duty.values()) {
                assertThat(leadership.lead(duty, () -> {})).as("only asked for").isFalse();
            }
        }

        void write(String who) {
            new TransactionTemplate(new JdbcTransactionManager(open.pool())).executeWithoutResult(_ -> {
                Fence.check(database);
                database.sql("INSERT INTO written VALUES (:who)")
                        .param("who", who)
                        .update();
            });
        }

        @Override
        public void close() {
            arrival.close();
            open.close();
        }
    }
}
