package dev.headroom.collector.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.collector.storage.Engine;
import dev.headroom.collector.storage.StorageRefused;
import dev.headroom.collector.storage.TestDatabase;
import dev.headroom.collector.storage.jdbc.backup.BackupTest;
import dev.headroom.collector.storage.jdbc.backup.Restore.Present;
import dev.headroom.collector.storage.jdbc.connection.EngineRecord;
import dev.headroom.collector.storage.jdbc.connection.ModuleMigrations;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** On a real TimescaleDB, Apache edition. */
class TimescaleStorageIT extends SparseSamplesContract {
    private static TimescaleServer server;

    @BeforeAll
    static void start() {
        server = TimescaleServer.start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    DataSource emptyDatabase() {
        DataSource dataSource = server.emptyDatabase();
        new ModuleMigrations(dataSource, new EngineRecord(dataSource).agree()).migrate("collector");
        return dataSource;
    }

    @Test
    void theEditionIsFoundOutAndEverySeriesIsAHypertable() {
        DataSource dataSource = emptyDatabase();
        assertThat(new EngineRecord(dataSource).agree()).isEqualTo(Engine.TIMESCALE_APACHE);
        assertThat(JdbcClient.create(dataSource)
                        .sql("SELECT count(*) FROM timescaledb_information.hypertables")
                        .query(Integer.class)
                        .single())
                .isEqualTo(26);
    }

    @Test
    void aDatabaseOnceSetUpOnPlainPostgresIsRefused() {
        DataSource dataSource = emptyDatabase();
        new EngineRecord(dataSource).record(Engine.PLAIN_POSTGRES);
        assertThatThrownBy(() -> new EngineRecord(dataSource).agree())
                .isInstanceOf(StorageRefused.class)
                .hasMessageContaining("was set up on PostgreSQL and now is TimescaleDB (Apache edition)");
    }

    @Test
    void aBackupOfEitherEngineRestoresIntoTheOther(@TempDir Path directory) throws Exception {
        DataSource plain = TestDatabase.fresh("collector");
        BackupTest.fill(plain);
        DataSource here = emptyDatabase();
        BackupTest.write(plain, directory.resolve("of-plain"));
        BackupTest.read(here, directory.resolve("of-plain"), Present.REFUSE);
        assertThat(BackupTest.checksums(here)).isEqualTo(BackupTest.checksums(plain));

        DataSource back = TestDatabase.fresh("collector");
        BackupTest.write(here, directory.resolve("of-timescale"));
        BackupTest.read(back, directory.resolve("of-timescale"), Present.REFUSE);
        assertThat(BackupTest.checksums(back)).isEqualTo(BackupTest.checksums(plain));
    }
}
