package dev.headroom.dashboard.cli;

import dev.headroom.collector.storage.jdbc.CommandDatabase;
import dev.headroom.collector.storage.jdbc.backup.Backup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
final class BackupCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Mixin
    private final DatabaseOption database = new DatabaseOption();

    @Parameters(paramLabel = "FILE", description = "the file to write")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private Path file;

    @Option(names = "--force", description = "replace the file if it is there")
    private boolean force;

    BackupCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        if (Files.exists(file) && !force) {
            throw new CommandFailed(file + " is there already; say --force to replace it");
        }
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new CommandFailed("there is no directory " + parent);
        }
        try (ProgressLine progress = new ProgressLine();
                CommandDatabase used = database.openForReading(environment)) {
            long rows = new Backup(used.connection(), InstantSource.system()).write(file, progress::show);
            progress.done();
            System.out.printf("%s: %,d rows, %,d bytes%n", file, rows, Files.size(file));
            return 0;
        } catch (SQLException e) {
            throw new CommandFailed("the database failed, so there is no backup: " + e.getMessage(), e);
        }
    }
}
