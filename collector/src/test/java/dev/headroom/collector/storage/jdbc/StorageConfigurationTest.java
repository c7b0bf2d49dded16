package dev.headroom.collector.storage.jdbc;

import static dev.headroom.collector.storage.Samples.NODE;
import static dev.headroom.collector.storage.Samples.SERVICE;
import static dev.headroom.collector.storage.Samples.batchOf;
import static dev.headroom.collector.storage.Samples.serving;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.collector.fleet.Secret;
import dev.headroom.collector.history.History;
import dev.headroom.collector.sample.SampleStore;
import dev.headroom.collector.storage.DatabaseInfo;
import dev.headroom.collector.storage.DatabaseSettings;
import dev.headroom.collector.storage.DatabaseState;
import dev.headroom.collector.storage.DatabaseWatch;
import dev.headroom.collector.storage.Engine;
import dev.headroom.collector.storage.Leadership;
import dev.headroom.collector.storage.Retention;
import dev.headroom.collector.storage.StorageRefused;
import dev.headroom.collector.storage.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.dao.DataAccessException;

class StorageConfigurationTest {
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    @TempDir
    Path directory;

    private static AnnotationConfigApplicationContext started(DatabaseSettings settings) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(DatabaseSettings.class, () -> settings);
        context.registerBean(Retention.class, () -> Retention.DEFAULT);
        context.registerBean(InstantSource.class, () -> InstantSource.fixed(NOW));
        context.register(StorageConfiguration.class);
        context.refresh();
        return context;
    }

    @Test
    void whatWasWrittenIsThereAfterARestart() {
        DatabaseSettings settings = new DatabaseSettings.Embedded(directory);
        try (AnnotationConfigApplicationContext context = started(settings)) {
            context.getBean(SampleStore.class).write(List.of(batchOf(serving(NOW, NODE, 30, 0))));
        }
        try (AnnotationConfigApplicationContext context = started(settings)) {
            assertThat(context.getBean(History.class).lastSample(SERVICE)).contains(NOW);
            assertThat(context.getBean(History.class).services()).containsExactly(SERVICE);
            DatabaseInfo database = context.getBean(DatabaseInfo.class);
            assertThat(database.engine()).contains(Engine.PLAIN_POSTGRES);
            assertThat(database.version()).startsWith("18.");
            assertThat(database.url())
                    .startsWith("jdbc:postgresql://127.0.0.1:")
                    .doesNotContain("?");
            assertThat(database.sizeBytes().orElseThrow()).isPositive();
        }
    }

    @Test
    void F20_aDatabaseThatDoesNotAnswerAtTheStartIsWaitedForAndNamedWithoutItsPassword() {
        DatabaseSettings nobody = new DatabaseSettings.External(
                "jdbc:postgresql://127.0.0.1:1/headroom", "headroom", new Secret("hush-hush"));
        try (AnnotationConfigApplicationContext context = started(nobody)) {
            assertThat(context.getBean(DatabaseWatch.class).state())
                    .isInstanceOfSatisfying(DatabaseState.Away.class, away -> assertThat(away.sentence())
                            .isEqualTo("It does not answer."));
            assertThat(context.getBean(Leadership.class).duties()).isEmpty();
            assertThatThrownBy(() -> context.getBean(History.class).services())
                    .isInstanceOf(DataAccessException.class)
                    .satisfies(e -> assertThat(e.toString()).doesNotContain("hush-hush"));
            assertThatThrownBy(
                            () -> context.getBean(SampleStore.class).write(List.of(batchOf(serving(NOW, NODE, 30, 0)))))
                    .isInstanceOf(SampleStore.StorageUnavailable.class);
        }
    }

    @Test
    void aPasswordThatIsWrongIsRefusedAtTheStartInOneSentence() throws SQLException {
        PGSimpleDataSource database = TestDatabase.fresh().unwrap(PGSimpleDataSource.class);
        DatabaseSettings wrong = new DatabaseSettings.External(
                String.valueOf(database.getUrl()), String.valueOf(database.getUser()), new Secret("hush-hush"));
        assertThatThrownBy(() -> started(wrong))
                .isInstanceOf(BeanCreationException.class)
                .hasStackTraceContaining(StorageRefused.class.getName() + ": The database")
                .satisfies(e -> assertThat(e.toString()).doesNotContain("hush-hush"));
    }
}
