package dev.headroom.collector.storage.jdbc;

import static dev.headroom.collector.storage.Samples.NODE;
import static dev.headroom.collector.storage.Samples.batchOf;
import static dev.headroom.collector.storage.Samples.serving;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.headroom.collector.storage.Engine;
import dev.headroom.collector.storage.jdbc.connection.EngineRecord;
import dev.headroom.collector.storage.jdbc.connection.ModuleMigrations;
import dev.headroom.collector.storage.jdbc.maintenance.Columnstore;
import dev.headroom.collector.storage.jdbc.write.JdbcSampleStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * On the server that HEADROOM_TEST_DATABASE_URL names, of whatever engine it is. The account must be allowed to create
 * databases; each test has one of its own, which is dropped afterwards.
 */
class ConfiguredStorageIT extends SparseSamplesContract {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final AtomicInteger numbers = new AtomicInteger();

    private final List<String> created = new ArrayList<>();

    @BeforeAll
    static void needServer() {
        if (url().isEmpty()) {
            skip("HEADROOM_TEST_DATABASE_URL names no database");
        }
    }

    static Optional<String> url() {
        return Optional.ofNullable(System.getenv("HEADROOM_TEST_DATABASE_URL")).filter(url -> !url.isBlank());
    }

    private static void skip(String reason) {
        System.out.println("Skipped: " + reason + ".");
        abort(reason);
    }

    static PGSimpleDataSource server(String url) {
        Map<String, String> environment = System.getenv();
        PGSimpleDataSource server = new PGSimpleDataSource();
        server.setUrl(url);
        Optional.ofNullable(environment.get("HEADROOM_TEST_DATABASE_USERNAME")).ifPresent(server::setUser);
        Optional.ofNullable(environment.get("HEADROOM_TEST_DATABASE_PASSWORD")).ifPresent(server::setPassword);
        return server;
    }

    @Override
    DataSource emptyDatabase() {
        PGSimpleDataSource server = server(url().orElseThrow());
        String name = "headroom_test_" + ProcessHandle.current().pid() + "_" + numbers.incrementAndGet();
        JdbcClient.create(server).sql("CREATE DATABASE " + name).update();
        created.add(name);
        PGSimpleDataSource database = server(url().orElseThrow());
        database.setDatabaseName(name);
        new ModuleMigrations(database, new EngineRecord(database).agree()).migrate("collector");
        return database;
    }

    @AfterEach
    void dropDatabases() {
        JdbcClient server = JdbcClient.create(server(url().orElseThrow()));
        created.forEach(
                name -> server.sql("DROP DATABASE " + name + " WITH (FORCE)").update());
        created.clear();
    }

    @Test
    void oldChunksArePackedIntoColumnsAndStillTakeRowsThatComeLate() {
        DataSource database = emptyDatabase();
        Engine engine = new EngineRecord(database).agree();
        if (engine != Engine.TIMESCALE_COMMUNITY) {
            skip("the columnstore is tried on the community edition only, and the database is " + engine.title());
        }
        InstantSource now = InstantSource.fixed(NOON.plus(Duration.ofDays(4)));
        JdbcSampleStore.on(database, now).write(List.of(batchOf(serving(NOON, NODE, 30, 0))));
        Columnstore columnstore = new Columnstore(database);
        columnstore.pack(now.instant());
        columnstore.pack(now.instant());
        JdbcClient client = JdbcClient.create(database);
        assertThat(client.sql("SELECT count(*) FROM timescaledb_information.chunks WHERE is_compressed")
                        .query(Integer.class)
                        .single())
                .isPositive();
        JdbcSampleStore.on(database, now)
                .write(List.of(batchOf(serving(NOON, NODE, 30, 0), serving(NOON.plusSeconds(15), NODE, 30, 0))));
        assertThat(client.sql("SELECT count(*) FROM serving_sample")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }
}
