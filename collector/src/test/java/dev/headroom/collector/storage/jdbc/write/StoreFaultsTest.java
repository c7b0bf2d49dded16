package dev.headroom.collector.storage.jdbc.write;

import static dev.headroom.collector.storage.Samples.NODE;
import static dev.headroom.collector.storage.Samples.batchOf;
import static dev.headroom.collector.storage.Samples.outcome;
import static dev.headroom.collector.storage.Samples.serving;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.headroom.collector.sample.SampleBatch;
import dev.headroom.collector.sample.SampleStore;
import dev.headroom.collector.sample.SampleStore.StorageUnavailable;
import dev.headroom.collector.storage.DatabaseProxy;
import dev.headroom.collector.storage.TestDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** What the store makes of a database that fails in the middle of things. */
class StoreFaultsTest {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOON);

    private final DataSource dataSource = TestDatabase.fresh("collector");

    private int count(String table) {
        return JdbcClient.create(dataSource)
                .sql("SELECT count(*) FROM " + table)
                .query(Integer.class)
                .single();
    }

    private static List<SampleBatch> batches(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> batchOf(serving(NOON.plusSeconds(i), NODE, 30, 0)))
                .toList();
    }

    @Test
    void F24_aBatchWhoseCommitAnswerIsLostIsStoredOnceWhenItIsWrittenAgain() throws Exception {
        PGSimpleDataSource direct = dataSource.unwrap(PGSimpleDataSource.class);
        try (DatabaseProxy proxy = DatabaseProxy.before(direct.getPortNumbers()[0], true)) {
            PGSimpleDataSource cut = new PGSimpleDataSource();
            cut.setUrl("jdbc:postgresql://127.0.0.1:" + proxy.port() + "/" + direct.getDatabaseName()
                    + "?sslmode=disable");
            cut.setUser(direct.getUser());
            cut.setPassword(direct.getPassword());
            SampleStore store = JdbcSampleStore.on(cut, CLOCK);
            store.write(batches(0, 1));

            proxy.cutNextCommit();
            assertThatThrownBy(() -> store.write(batches(1, 50))).isInstanceOf(StorageUnavailable.class);
            assertThat(count("serving_sample")).as("it was committed").isEqualTo(50);
            store.write(batches(1, 50));
            assertThat(count("serving_sample")).isEqualTo(50);
        }
    }

    @Test
    void F24_twoCollectorsOnOneTargetStoreEverySampleOnce() throws Exception {
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Future<?>> writing = new ArrayList<>();
            for (int collector = 0; collector < 2; collector++) {
                SampleStore store = JdbcSampleStore.on(dataSource, CLOCK);
                writing.add(both.submit(() -> {
                    for (int i = 0; i < 200; i += 10) {
                        store.write(batches(i, i + 10));
                    }
                }));
            }
            for (Future<?> one : writing) {
                one.get();
            }
        }
        assertThat(count("serving_sample")).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"40P01", "55P03", "40001"})
    void F25_whoeverIsInTheWayIsWaitedForAndTheBatchGetsSmaller(String state) {
        AtomicInteger failures = new AtomicInteger(4);
        SampleStore store = JdbcSampleStore.on(failingToCommit(failures, state), CLOCK);
        store.write(batches(0, 8));
        assertThat(failures).as("it failed as often as it was to").hasValueLessThanOrEqualTo(0);
        assertThat(count("serving_sample")).isEqualTo(8);
    }

    private DataSource failingToCommit(AtomicInteger failures, String state) {
        return new DelegatingDataSource(dataSource) {
            @Override
            public Connection getConnection() throws SQLException {
                Connection real = super.getConnection();
                return (Connection) Proxy.newProxyInstance(
                        Connection.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (_, method, arguments) -> {
                            if (method.getName().equals("commit") && failures.getAndDecrement() > 0) {
                                throw new SQLException("in the way", state);
                            }
                            try {
                                return method.invoke(real, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
            }
        };
    }

    /** Whoever writes takes the tables in one order; the other session, like a job of an extension, in the other. */
    @Test
    void F25_whoIsTheVictimOfARealDeadlockTriesAgainAndLosesNothing() throws Exception {
        PGSimpleDataSource fresh = dataSource.unwrap(PGSimpleDataSource.class);
        JdbcClient database = JdbcClient.create(fresh);
        database.sql("ALTER DATABASE " + fresh.getDatabaseName() + " SET deadlock_timeout = '2s'")
                .update();
        SampleStore store = JdbcSampleStore.on(fresh, CLOCK);
        store.write(List.of(servingAndOutcome(0)));
        try (ExecutorService other = Executors.newSingleThreadExecutor();
                Connection blocking = fresh.getConnection()) {
            blocking.createStatement().execute("SET deadlock_timeout = '1min'");
            blocking.setAutoCommit(false);
            blocking.createStatement().execute("LOCK TABLE scrape_outcome IN ACCESS EXCLUSIVE MODE");
            Future<?> writing = other.submit(() -> store.write(List.of(servingAndOutcome(1))));
            await().until(() -> waiting(database) > 0);
            blocking.createStatement().execute("LOCK TABLE serving_sample IN ACCESS EXCLUSIVE MODE");
            blocking.commit();
            writing.get();
        }
        assertThat(count("serving_sample")).isEqualTo(2);
        assertThat(count("scrape_outcome")).isEqualTo(2);
        assertThat(database.sql("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private static SampleBatch servingAndOutcome(int second) {
        Instant time = NOON.plusSeconds(second);
        return batchOf(serving(time, NODE, 30, 0)).withOutcome(outcome(time, true, ""));
    }

    private static int waiting(JdbcClient database) {
        return database.sql("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                        + " AND datname = current_database()")
                .query(Integer.class)
                .single();
    }

    @Test
    void F20_aPoolWithoutAFreeConnectionIsADatabaseThatIsAway() throws Exception {
        try (HikariDataSource pool = smallPool()) {
            SampleStore store = JdbcSampleStore.on(pool, CLOCK);
            try (Connection taken = pool.getConnection()) {
                assertThat(taken.isValid(1)).isTrue();
                assertThatThrownBy(() -> store.write(batches(0, 5))).isInstanceOf(StorageUnavailable.class);
            }
            store.write(batches(0, 5));
        }
        assertThat(count("serving_sample")).isEqualTo(5);
    }

    private HikariDataSource smallPool() throws SQLException {
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(dataSource.unwrap(PGSimpleDataSource.class));
        pool.setMaximumPoolSize(1);
        pool.setConnectionTimeout(300);
        return pool;
    }

    @Test
    void F26_oneBadRowAmongManyIsLeftOutAndCountedAndTheOthersAreStored() {
        List<SampleBatch> batches = new ArrayList<>(batches(0, 999));
        batches.add(517, batchOf(outcome(NOON, false, "a NUL \u0000 in a label")));
        JdbcSampleStore store = (JdbcSampleStore) JdbcSampleStore.on(dataSource, CLOCK);
        store.write(batches);
        assertThat(count("serving_sample")).isEqualTo(999);
        assertThat(count("scrape_outcome")).isZero();
        assertThat(store.droppedBatches()).isEqualTo(1);
    }
}
