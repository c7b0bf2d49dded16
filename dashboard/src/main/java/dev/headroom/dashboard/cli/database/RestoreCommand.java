package dev.headroom.dashboard.cli.database;

import dev.headroom.collector.storage.jdbc.backup.Restore;
import dev.headroom.collector.storage.jdbc.backup.Restore.Present;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

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
public final class RestoreCommand extends BackupFileCommand {

    @Option(names = "--replace", description = "first throw away what is in the database")
    private boolean replace;

    public RestoreCommand(Map<String, String> environment) {
        super(environment);
    }

    @Override
    public Integer call() throws IOException {
        return run(openForWriting(), this::read, "nothing was changed");
    }

    private String read(Connection database, ProgressLine progress) throws IOException, SQLException {
        long rows = new Restore(database).read(file(), replace ? Present.REPLACE : Present.REFUSE, progress::show);
        return "%,d rows restored".formatted(rows);
    }
}
