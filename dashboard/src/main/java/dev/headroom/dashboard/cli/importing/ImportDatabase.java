package dev.headroom.dashboard.cli.importing;

import dev.headroom.collector.backfill.PrometheusImport;
import dev.headroom.collector.backfill.jdbc.JdbcImportJournal;
import dev.headroom.collector.sample.SampleStore;
import dev.headroom.collector.storage.DatabaseSettings;
import dev.headroom.collector.storage.Retention;
import dev.headroom.collector.storage.Rollups;
import dev.headroom.collector.storage.StorageRefused;
import dev.headroom.collector.storage.jdbc.StorageConfiguration;
import dev.headroom.dashboard.Launch;
import dev.headroom.dashboard.cli.frame.CommandFailed;
import dev.headroom.dashboard.cli.frame.CommandLog;
import dev.headroom.dashboard.cli.frame.GivenSettings;
import dev.headroom.dashboard.configuration.ConfigurationFile;
import dev.headroom.dashboard.configuration.Settings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The database alone, without the rest of the product and without its housekeeping. */
final class ImportDatabase implements AutoCloseable {
    private final AnnotationConfigApplicationContext context;
    private final List<Path> dialects;

    private ImportDatabase(AnnotationConfigApplicationContext context, List<Path> dialects) {
        this.context = context;
        this.dialects = dialects;
    }

    /** The database of the configuration, else the embedded one, which nobody else may be using. */
    static ImportDatabase open(Map<String, String> environment, Optional<Path> config) {
        CommandLog.onlyWarnings();
        Optional<Settings> settings = config.map(file -> read(environment, file));
        DatabaseSettings database = settings.flatMap(Settings::database)
                .orElseGet(() -> new DatabaseSettings.Embedded(
                        Launch.dataDirectory(environment).resolve("database")));
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
        context.registerBean(DatabaseSettings.class, () -> database);
        context.registerBean(
                Retention.class, () -> settings.map(Settings::retention).orElse(Retention.DEFAULT));
        context.registerBean(InstantSource.class, InstantSource::system);
        context.register(StorageConfiguration.class);
        boolean opened = false;
        try {
            context.refresh();
            context.getBean(SampleStore.class);
            opened = true;
            return new ImportDatabase(
                    context, settings.map(known -> known.scrape().dialects()).orElse(List.of()));
        } catch (RuntimeException failed) {
            throw new CommandFailed("cannot import: " + reason(failed, database), failed);
        } finally {
            if (!opened) {
                context.close();
            }
        }
    }

    private static Settings read(Map<String, String> environment, Path file) {
        return GivenSettings.of(new ConfigurationFile(environment).read(file), "cannot use " + file);
    }

    private static String reason(Throwable failure, DatabaseSettings database) {
        Throwable root = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StorageRefused refused) {
                String inUse = database instanceof DatabaseSettings.Embedded
                                && String.valueOf(refused.getMessage()).startsWith("Another Headroom")
                        ? " The embedded database serves one process at a time: stop Headroom while the import"
                                + " runs, or give it a database of its own server (headroom.database)."
                        : "";
                return refused.getMessage() + inUse;
            }
            root = cause;
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    PrometheusImport.Destination destination() {
        return new PrometheusImport.Destination(
                new JdbcImportJournal(context.getBean(DataSource.class)),
                context.getBean(SampleStore.class),
                context.getBean(Rollups.class));
    }

    /** Where the configuration says that tables of the operator's own are. */
    List<Path> dialects() {
        return dialects;
    }

    @Override
    public void close() {
        context.close();
    }
}
