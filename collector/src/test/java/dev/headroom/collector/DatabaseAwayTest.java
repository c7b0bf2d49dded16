package dev.headroom.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headroom.collector.discovery.JobDefinition;
import dev.headroom.collector.discovery.Pace;
import dev.headroom.collector.fleet.Roles;
import dev.headroom.collector.fleet.Secret;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.History;
import dev.headroom.collector.ingest.Ingest;
import dev.headroom.collector.ingest.IngestSettings;
import dev.headroom.collector.scrape.RawServer;
import dev.headroom.collector.scrape.ScrapeSettings;
import dev.headroom.collector.storage.DatabaseProxy;
import dev.headroom.collector.storage.DatabaseSettings;
import dev.headroom.collector.storage.DatabaseState;
import dev.headroom.collector.storage.DatabaseWatch;
import dev.headroom.collector.storage.Leadership;
import dev.headroom.collector.storage.Retention;
import dev.headroom.collector.storage.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole collector while its real database comes, goes, and only reads. */
class DatabaseAwayTest {
    private static final ServiceName R1 = new ServiceName("deepseek-r1");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PAGE = """
            # TYPE vllm:num_requests_running gauge
            vllm:num_requests_running{engine="0",model_name="deepseek-r1"} 3
            """;

    @TempDir
    Path queue;

    private final AtomicInteger migrated = new AtomicInteger();

    private AnnotationConfigApplicationContext start(DatabaseSettings database, RawServer target) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        ScrapeSettings settings = ScrapeSettings.of(List.of(JobDefinition.ofTargets(
                        "vllm", List.of(target.url().toString()), Map.of("service", R1.value()))))
                .withPace(new Pace(Duration.ofSeconds(1), Duration.ofMillis(900)));
        context.registerBean(DatabaseSettings.class, () -> database);
        context.registerBean(Retention.class, () -> Retention.DEFAULT);
        context.registerBean(ScrapeSettings.class, () -> settings);
        context.registerBean(IngestSettings.class, () -> IngestSettings.in(queue));
        context.registerBean(Roles.class, () -> Roles.ALL);
        context.registerBean(InstantSource.class, InstantSource::system);
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        context.register(CollectorConfiguration.class);
        context.refresh();
        return context;
    }

    @Test
    void F20_scrapesWaitOnDiskFromTheVeryStartUntilTheDatabaseComesAndWheneverItGoes() throws Exception {
        PGSimpleDataSource direct = TestDatabase.fresh().unwrap(PGSimpleDataSource.class);
        JdbcClient database = JdbcClient.create(direct);
        try (RawServer target = RawServer.ofPage(PAGE);
                DatabaseProxy proxy = DatabaseProxy.before(direct.getPortNumbers()[0], false);
                var context = start(through(proxy, direct), target)) {
            DatabaseWatch watch = context.getBean(DatabaseWatch.class);
            Ingest ingest = context.getBean(Ingest.class);
            watch.onceReady(migrated::incrementAndGet);
            assertThat(watch.state()).isInstanceOf(DatabaseState.Away.class);
            await().atMost(PATIENCE)
                    .until(() ->
                            ingest.state().diskBytes() > 0 && ingest.state().waiting() >= 2);
            assertThat(migrated).hasValue(0);

            proxy.comeBack();
            await().atMost(PATIENCE).until(() -> watch.state() instanceof DatabaseState.Ready);
            await().atMost(PATIENCE).until(() -> migrated.get() == 1);
            await().atMost(PATIENCE).until(() -> ingest.state().waiting() <= 1 && outcomes(database) >= 3);
            await().atMost(PATIENCE)
                    .until(() -> !context.getBean(Leadership.class).duties().isEmpty());
            assertThat(context.getBean(History.class).services()).containsExactly(R1);

            proxy.goAway();
            await().atMost(PATIENCE).until(() -> watch.state() instanceof DatabaseState.Away);
            assertThat(context.getBean(Leadership.class).duties()).isEmpty();
            await().atMost(PATIENCE).until(() -> ingest.state().diskBytes() > 0);
            int before = outcomes(database);
            proxy.comeBack();
            await().atMost(PATIENCE).until(() -> ingest.state().diskBytes() == 0 && outcomes(database) > before + 1);
            assertThat(secondsWithoutScrape(database)).isLessThan(2.5);

            database.sql("ALTER DATABASE " + direct.getDatabaseName() + " SET default_transaction_read_only = on")
                    .update();
            database.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'headroom'"
                            + " AND datname = current_database()")
                    .query(_ -> {});
            await().atMost(PATIENCE).until(() -> ingest.state().lag().compareTo(Duration.ofSeconds(2)) > 0);
            database.sql("SET default_transaction_read_only = off").update();
            JdbcClient.create(writing(direct))
                    .sql("ALTER DATABASE " + direct.getDatabaseName() + " RESET default_transaction_read_only")
                    .update();
            JdbcClient.create(writing(direct))
                    .sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'headroom'"
                            + " AND datname = current_database()")
                    .query(_ -> {});
            await().atMost(PATIENCE)
                    .until(() ->
                            ingest.state().diskBytes() == 0 && ingest.state().waiting() <= 1);
            assertThat(secondsWithoutScrape(database)).isLessThan(2.5);
        }
    }

    private static PGSimpleDataSource writing(PGSimpleDataSource direct) {
        PGSimpleDataSource other = new PGSimpleDataSource();
        other.setUrl(String.valueOf(direct.getUrl()));
        other.setUser(direct.getUser());
        other.setPassword(direct.getPassword());
        other.setOptions("-c default_transaction_read_only=off");
        return other;
    }

    private static int outcomes(JdbcClient database) {
        return database.sql("SELECT count(*) FROM scrape_outcome")
                .query(Integer.class)
                .single();
    }

    /** The longest stretch between two stored scrapes of the one target. */
    private static double secondsWithoutScrape(JdbcClient database) {
        return database.sql("""
                        SELECT max(gap) FROM (SELECT extract(epoch FROM time - lag(time) OVER (ORDER BY time)) AS gap
                                              FROM scrape_outcome) gaps
                        """).query(Double.class).single();
    }

    private static DatabaseSettings through(DatabaseProxy proxy, PGSimpleDataSource direct) {
        return new DatabaseSettings.External(
                "jdbc:postgresql://127.0.0.1:" + proxy.port() + "/" + direct.getDatabaseName() + "?sslmode=disable",
                String.valueOf(direct.getUser()),
                new Secret(String.valueOf(direct.getPassword())));
    }
}
