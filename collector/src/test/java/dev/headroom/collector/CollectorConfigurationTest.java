package dev.headroom.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headroom.collector.discovery.JobDefinition;
import dev.headroom.collector.discovery.Pace;
import dev.headroom.collector.fleet.Role;
import dev.headroom.collector.fleet.Roles;
import dev.headroom.collector.fleet.Secret;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.History;
import dev.headroom.collector.history.TargetState;
import dev.headroom.collector.ingest.IngestSettings;
import dev.headroom.collector.scrape.RawServer;
import dev.headroom.collector.scrape.ScrapeSettings;
import dev.headroom.collector.storage.DatabaseSettings;
import dev.headroom.collector.storage.Retention;
import dev.headroom.collector.storage.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The whole collector, wired: from a metrics page over HTTP into a real database and back out of the history. */
class CollectorConfigurationTest {

    private static final ServiceName R1 = new ServiceName("deepseek-r1");
    private static final String PAGE = """
            # TYPE vllm:num_requests_running gauge
            vllm:num_requests_running{engine="0",model_name="deepseek-r1"} 3
            # TYPE vllm:num_requests_waiting gauge
            vllm:num_requests_waiting{engine="0",model_name="deepseek-r1"} 1
            # TYPE vllm:request_success_total counter
            vllm:request_success_total{engine="0",finished_reason="stop",model_name="deepseek-r1"} 41
            """;

    @TempDir
    Path queue;

    private static DatabaseSettings database() throws SQLException {
        PGSimpleDataSource database = TestDatabase.fresh().unwrap(PGSimpleDataSource.class);
        String url = String.valueOf(database.getUrl());
        return new DatabaseSettings.External(
                url, String.valueOf(database.getUser()), new Secret(String.valueOf(database.getPassword())));
    }

    private static ScrapeSettings settings(String... urls) {
        return ScrapeSettings.of(List.of(JobDefinition.ofTargets("vllm", List.of(urls), Map.of("service", R1.value()))))
                .withPace(new Pace(Duration.ofSeconds(1), Duration.ofMillis(900)));
    }

    private AnnotationConfigApplicationContext start(DatabaseSettings database, ScrapeSettings settings) {
        return start(database, settings, Roles.ALL);
    }

    private AnnotationConfigApplicationContext start(DatabaseSettings database, ScrapeSettings settings, Roles roles) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(DatabaseSettings.class, () -> database);
        context.registerBean(Retention.class, () -> Retention.DEFAULT);
        context.registerBean(ScrapeSettings.class, () -> settings);
        context.registerBean(IngestSettings.class, () -> IngestSettings.in(queue));
        context.registerBean(InstantSource.class, InstantSource::system);
        context.registerBean(Roles.class, () -> roles);
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        context.register(CollectorConfiguration.class);
        context.refresh();
        return context;
    }

    @Test
    void whatATargetShowsComesOutOfTheHistoryWithRatesOfZero() throws SQLException {
        try (RawServer server = RawServer.ofPage(PAGE);
                RawServer broken = RawServer.ofPage("not { a page\n");
                var context = start(
                        database(),
                        settings(server.url().toString(), broken.url().toString()))) {
            History history = context.getBean(History.class);

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(history.nodes(R1)).singleElement().satisfies(node -> {
                                assertThat(node.engine().running()).isEqualTo(3);
                                assertThat(node.engine().waiting()).isEqualTo(1);
                                assertThat(node.requestsPerSecond().ended()).isZero();
                            }));
            assertThat(history.targets()).extracting(TargetState::last).anySatisfy(row -> {
                assertThat(row.up()).isFalse();
                assertThat(row.error()).isEqualTo("malformed");
                assertThat(row.detail()).startsWith("Line 1 is malformed");
            });
        }
    }

    @Test
    void aProcessThatIsNoCollectorScrapesNothing() throws SQLException {
        try (RawServer server = RawServer.ofPage(PAGE);
                var context =
                        start(database(), settings(server.url().toString()), new Roles(Set.of(Role.FORECASTER)))) {
            assertThat(context.getBean(SmartLifecycle.class).isRunning()).isTrue();
            await().during(Duration.ofMillis(1500)).until(() -> server.requests() == 0);
        }
    }
}
