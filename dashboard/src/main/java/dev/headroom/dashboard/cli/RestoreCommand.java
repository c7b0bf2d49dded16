package dev.headroom.dashboard.cli;

import dev.headroom.collector.storage.jdbc.CommandDatabase;
import dev.headroom.collector.storage.jdbc.backup.Restore;
import dev.headroom.collector.storage.jdbc.backup.Restore.Present;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fills a database from a file that {@link BackupCommand} wrote. */
@Command(
        name = "restore",
        description = "Fills an empty database from a backup. Either everything is there afterwards, or nothing.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Headroom must not be running on that database. Without --config, or with one that names no database, it",
            "is the embedded database in HEADROOM_DATA_DIR that is filled. A backup fits every engine, whichever it",
            "was made on."
        })
final class RestoreCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Mixin
    private final DatabaseOption database = new DatabaseOption();

    @Parameters(paramLabel = "FILE", description = "the backup")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private Path file;

    @Option(names = "--replace", description = "first throw away what is in the database")
    private boolean replace;

    RestoreCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        try (ProgressLine progress = new ProgressLine();
                CommandDatabase used = database.openForWriting(environment)) {
            long rows = new Restore(used.connection())
                    .read(file, replace ? Present.REPLACE : Present.REFUSE, progress::show);
            progress.done();
            System.out.printf("%s: %,d rows restored%n", file, rows);
            return 0;
        } catch (SQLException e) {
            throw new CommandFailed("the database failed, so nothing was changed: " + e.getMessage(), e);
        }
    }
}
