package dev.headroom.dashboard.cli.database;

import dev.headroom.collector.storage.jdbc.connection.CommandDatabase;
import dev.headroom.dashboard.cli.frame.CommandFailed;
import dev.headroom.dashboard.cli.frame.CommandLog;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A command between a database and a file that holds all of one. */
abstract class BackupFileCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Mixin
    private final DatabaseOption database = new DatabaseOption();

    @Parameters(paramLabel = "FILE", description = "the backup")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private Path file;

    BackupFileCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    final Path file() {
        return file;
    }

    final CommandDatabase openForReading() {
        CommandLog.onlyWarnings();
        return database.openForReading(environment);
    }

    final CommandDatabase openForWriting() {
        CommandLog.onlyWarnings();
        return database.openForWriting(environment);
    }

    /** Tells in a few words what was done. */
    interface Work {
        String on(Connection database, ProgressLine progress) throws IOException, SQLException;
    }

    /** The consequence is what a user hears when the database fails. */
    final int run(CommandDatabase opened, Work work, String consequence) throws IOException {
        try (ProgressLine progress = new ProgressLine();
                CommandDatabase used = opened) {
            String done = work.on(used.connection(), progress);
            progress.done();
            System.out.println(file + ": " + done);
            return 0;
        } catch (SQLException e) {
            throw new CommandFailed("the database failed, so " + consequence + ": " + e.getMessage(), e);
        }
    }
}
