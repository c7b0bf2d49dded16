package dev.headroom.dashboard.cli.database;

import dev.headroom.collector.storage.jdbc.backup.Backup;
import dev.headroom.dashboard.cli.frame.CommandFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the whole database into one file. */
@Command(
        name = "backup",
        description = "Writes everything that Headroom has stored, as of this moment, into one file.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Headroom may go on running meanwhile. Without --config, or with one that names no database, it is the",
            "embedded database in HEADROOM_DATA_DIR that is backed up."
        })
public final class BackupCommand extends BackupFileCommand {

    @Option(names = "--force", description = "replace the file if it is there")
    private boolean force;

    public BackupCommand(Map<String, String> environment) {
        super(environment);
    }

    @Override
    public Integer call() throws IOException {
        if (Files.exists(file()) && !force) {
            throw new CommandFailed(file() + " is there already; say --force to replace it");
        }
        Path parent = file().toAbsolutePath().getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new CommandFailed("there is no directory " + parent);
        }
        return run(openForReading(), this::write, "there is no backup");
    }

    private String write(Connection database, ProgressLine progress) throws IOException, SQLException {
        long rows = new Backup(database, InstantSource.system()).write(file(), progress::show);
        return "%,d rows, %,d bytes".formatted(rows, Files.size(file()));
    }
}
