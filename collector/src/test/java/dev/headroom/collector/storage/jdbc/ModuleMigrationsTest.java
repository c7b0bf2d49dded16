package dev.headroom.collector.storage.jdbc;

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
}
