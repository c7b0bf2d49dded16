package dev.headroom.collector.storage.jdbc;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.headroom.collector.process.ChildProcess;
import dev.headroom.collector.process.Loopback;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The real TimescaleDB that {@code src/test/timescaledb-local} starts. Tests are skipped where it cannot, but not in CI. */
final class TimescaleServer implements AutoCloseable {
    private static final String SCRIPT =
            Path.of("src", "test", "timescaledb-local").toString();
    private static final AtomicInteger numbers = new AtomicInteger();

    private final int port;
    private final String url;

    private TimescaleServer(int port, String url) {
        this.port = port;
        this.url = url;
    }

    static TimescaleServer start() {
        String reason = run("why-not", 0).strip();
        if (!reason.isEmpty() && !"true".equals(System.getenv("CI"))) {
            System.out.println("Skipped: no real TimescaleDB here, " + reason + ".");
            abort("no real TimescaleDB here, " + reason);
        }
        int port = Loopback.freePort();
        return new TimescaleServer(port, run("up", port).strip());
    }

    /** A pool would only slow down what is opened a few times. */
    DataSource emptyDatabase() {
        String name = "test_" + ProcessHandle.current().pid() + "_" + numbers.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.createStatement().execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(name, e);
        }
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url.replace("/postgres?", "/" + name + "?"));
        return dataSource;
    }

    @Override
    public void close() {
        run("down", port);
    }

    private static String run(String verb, int port) {
        return ChildProcess.output(
                List.of("bash", SCRIPT, verb), Map.of("HEADROOM_TIMESCALE_PORT", Integer.toString(port)));
    }
}
