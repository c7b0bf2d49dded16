package dev.headroom.collector.storage.jdbc;

import dev.headroom.collector.storage.embedded.EmbeddedPostgres;
import dev.headroom.collector.storage.embedded.EmbeddedSettings;
import dev.headroom.collector.storage.jdbc.connection.EngineRecord;
import dev.headroom.collector.storage.jdbc.connection.ModuleMigrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where the benches of storage run and how they measure. */
public final class Bench {
    private Bench() {}

    /** On every engine that is there: the embedded one, and those that the environment asks for. Tables are up to date. */
    public static void onEveryEngine(Consumer<DataSource> bench) throws IOException {
        Path directory = Files.createTempDirectory("headroom-bench");
        try (EmbeddedPostgres server = EmbeddedPostgres.start(EmbeddedSettings.in(directory))) {
            PGSimpleDataSource embedded = new PGSimpleDataSource();
            embedded.setUrl(server.url());
            embedded.setUser(server.username());
            embedded.setPassword(server.password().revealed());
            run(bench, embedded);
        }
        if (System.getenv("HEADROOM_BENCH_TIMESCALE") != null) {
            try (TimescaleServer server = TimescaleServer.start()) {
                run(bench, server.emptyDatabase());
            }
        }
        ConfiguredStorageIT.url().ifPresent(url -> run(bench, ConfiguredStorageIT.server(url)));
    }

    private static void run(Consumer<DataSource> bench, DataSource database) {
        EngineRecord record = new EngineRecord(database);
        System.out.println("== " + record.agree().title());
        new ModuleMigrations(database, record.agree()).migrate("collector");
        record.record(record.agree());
        bench.accept(database);
    }

    /** The best of seven, after one that warms up. */
    public static void query(String name, Runnable query) {
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < 8; i++) {
            long started = System.nanoTime();
            query.run();
            best = i == 0 ? best : Math.min(best, (System.nanoTime() - started) / 1e6);
        }
        System.out.printf("query     %-28s %8.1f ms%n", name, best);
    }

    public static void timed(String name, Runnable work) {
        long started = System.nanoTime();
        work.run();
        System.out.printf("%s in %.2f s%n", name, (System.nanoTime() - started) / 1e9);
    }

    public static void sizes(DataSource database, String name) {
        long bytes = JdbcClient.create(database)
                .sql("SELECT pg_database_size(current_database())")
                .query(Long.class)
                .single();
        System.out.printf("%s %,.0f MB%n", name, bytes / 1e6);
    }
}
