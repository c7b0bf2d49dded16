package dev.headroom.collector.storage.jdbc.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.collector.storage.Engine;
import dev.headroom.collector.storage.StorageRefused;
import dev.headroom.collector.storage.TestDatabase;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ModuleMigrationsTest {

    @Test
    void aSecondRunChangesNothing() {
        DataSource dataSource = TestDatabase.fresh("collector");
        new ModuleMigrations(dataSource, Engine.PLAIN_POSTGRES).migrate("collector");
        assertThat(JdbcClient.create(dataSource)
                        .sql("SELECT count(*) FROM flyway_collector WHERE NOT success")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void tablesOfANewerProgramAreRefusedInAPlainSentence() {
        DataSource dataSource = TestDatabase.fresh("collector");
        JdbcClient.create(dataSource).sql("""
                        INSERT INTO flyway_collector
                        SELECT installed_rank + 1000, '999', 'future', type, 'V999__future.sql', checksum,
                               installed_by, installed_on, execution_time, success
                        FROM flyway_collector ORDER BY installed_rank DESC LIMIT 1
                        """).update();
        assertThatThrownBy(() -> new ModuleMigrations(dataSource, Engine.PLAIN_POSTGRES).migrate("collector"))
                .isInstanceOf(StorageRefused.class)
                .hasMessageContaining("newer Headroom");
    }

    @Test
    void F27_aMigrationThatFailsHalfWayChangesNothingAndGoesOnWhenTheReasonIsGone() {
        DataSource empty = TestDatabase.fresh();
        JdbcClient database = JdbcClient.create(empty);
        database.sql("CREATE TABLE extra_series (in_the_way integer)").update();
        ModuleMigrations migrations = new ModuleMigrations(empty, Engine.PLAIN_POSTGRES);
        assertThatThrownBy(() -> migrations.migrate("collector"))
                .isInstanceOf(StorageRefused.class)
                .hasMessageContaining("cannot be brought up to date");
        assertThat(exists(database, "host"))
                .as("made by the same script, before the table that is in the way")
                .isFalse();
        database.sql("DROP TABLE extra_series").update();
        migrations.migrate("collector");
        assertThat(exists(database, "host")).isTrue();
    }

    private static boolean exists(JdbcClient database, String table) {
        return database.sql("SELECT to_regclass(:table) IS NOT NULL")
                .param("table", table)
                .query(Boolean.class)
                .single();
    }
}
