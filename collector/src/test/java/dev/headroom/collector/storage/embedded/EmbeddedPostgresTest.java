package dev.headroom.collector.storage.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.headroom.collector.storage.StorageRefused;
import dev.headroom.collector.storage.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    @TempDir
    Path directory;

    /** As in production, synced and all. */
    private EmbeddedSettings durable() {
        return EmbeddedSettings.in(directory)
                .withBinaries(Path.of("target", "postgres"))
                .with("shared_buffers", "16MB");
    }

    private static Connection connect(EmbeddedPostgres server) throws SQLException {
        return DriverManager.getConnection(
                server.url(), server.username(), server.password().revealed());
    }

    private static String one(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Test
    void F20_killedWithAllItsProcessesItComesBackByItselfAndLosesNoCommittedRow() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(durable());
                Connection connection = connect(server)) {
            connection.createStatement().execute("CREATE TABLE kept (n int)");
            connection.createStatement().execute("INSERT INTO kept SELECT generate_series(1, 5000)");
            ProcessHandle killed = server.process();
            killed.descendants().forEach(ProcessHandle::destroyForcibly);
            killed.destroyForcibly();
            await().ignoreExceptions()
                    .until(() -> one(server, "SELECT count(*) FROM kept").equals("5000"));
            assertThat(server.process()).isNotEqualTo(killed);
        }
        try (EmbeddedPostgres server = EmbeddedPostgres.start(durable())) {
            assertThat(one(server, "SELECT count(*) FROM kept")).isEqualTo("5000");
        }
    }

    @Test
    void aServerThatWasLeftOverIsStoppedFirst() throws Exception {
        EmbeddedSettings settings = TestDatabase.settings(directory);
        ServerAccount account = ServerAccount.find();
        try (EmbeddedPostgres server = EmbeddedPostgres.start(settings)) {
            assertThat(server.process().isAlive()).isTrue();
        }
        String postgres = PostgresBinaries.in(settings.binaries()).path("postgres");
        Postmaster leftOver = new Postmaster(settings.cluster(), 0);
        leftOver.start(account.command(
                postgres, "-D", settings.cluster().toString(), "-p", "54329", "-c", "unix_socket_directories="));
        assertThat(leftOver.awaitReady()).isTrue();
        try (EmbeddedPostgres server = EmbeddedPostgres.start(settings)) {
            assertThat(leftOver.process().isAlive()).isFalse();
            assertThat(one(server, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void aSecondInstanceOnTheSameDirectoryIsRefused() {
        try (EmbeddedPostgres first = EmbeddedPostgres.start(TestDatabase.settings(directory))) {
            assertThat(first.process().isAlive()).isTrue();
            assertThatThrownBy(() -> EmbeddedPostgres.start(TestDatabase.settings(directory)))
                    .isInstanceOf(StorageRefused.class)
                    .hasMessageContaining("Another Headroom already uses the data directory " + directory);
        }
    }

    @Test
    void theDataAreSyncedCheckedAndBehindAPassword() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(durable())) {
            assertThat(one(server, "SHOW fsync")).isEqualTo("on");
            assertThat(one(server, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(one(server, "SHOW data_checksums")).isEqualTo("on");
            assertThat(one(server, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(one(server, "SHOW unix_socket_directories")).isEmpty();
            assertThatThrownBy(() -> DriverManager.getConnection(server.url(), server.username(), "guess"))
                    .hasMessageContaining("password authentication failed");
            Path password = directory.resolve("pgpassword");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aDirectoryThatCannotBeMadeIsNamed() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        assertThatThrownBy(() -> EmbeddedPostgres.start(TestDatabase.settings(file.resolve("below"))))
                .isInstanceOf(StorageRefused.class)
                .hasMessageContaining(file.toString());
    }
}
