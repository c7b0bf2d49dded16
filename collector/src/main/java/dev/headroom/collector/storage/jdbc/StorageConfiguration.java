package dev.headroom.collector.storage.jdbc;

import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.history.ExtraHistory;
import dev.headroom.collector.history.GpuHistory;
import dev.headroom.collector.history.History;
import dev.headroom.collector.history.HostHistory;
import dev.headroom.collector.history.jdbc.JdbcExtraHistory;
import dev.headroom.collector.history.jdbc.JdbcGpuHistory;
import dev.headroom.collector.history.jdbc.JdbcHistory;
import dev.headroom.collector.history.jdbc.JdbcHostHistory;
import dev.headroom.collector.job.BackgroundJob;
import dev.headroom.collector.job.Jobs;
import dev.headroom.collector.sample.SampleStore;
import dev.headroom.collector.storage.DatabaseInfo;
import dev.headroom.collector.storage.DatabaseSettings;
import dev.headroom.collector.storage.Leadership;
import dev.headroom.collector.storage.Retention;
import dev.headroom.collector.storage.jdbc.connection.DatabaseArrival;
import dev.headroom.collector.storage.jdbc.connection.GatedDataSource;
import dev.headroom.collector.storage.jdbc.connection.JdbcDatabaseInfo;
import dev.headroom.collector.storage.jdbc.connection.OpenDatabase;
import dev.headroom.collector.storage.jdbc.leadership.JdbcLeadership;
import dev.headroom.collector.storage.jdbc.maintenance.Columnstore;
import dev.headroom.collector.storage.jdbc.maintenance.Maintenance;
import dev.headroom.collector.storage.jdbc.maintenance.Shelf;
import dev.headroom.collector.storage.jdbc.rollup.JdbcRollups;
import dev.headroom.collector.storage.jdbc.write.JdbcSampleStore;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The database and what works on it. Wants {@link DatabaseSettings}, {@link Retention} and an {@link InstantSource}, and
 * takes a {@link Fleet} where there is one. The database may be away at the start: then everything else is there, and what
 * needs the database fails at once until it comes.
 */
@Configuration(proxyBeanMethods = false)
public class StorageConfiguration {

    @Bean
    OpenDatabase openDatabase(DatabaseSettings settings) {
        return OpenDatabase.open(settings);
    }

    /** Looks for the database once; throws {@link dev.headroom.collector.storage.StorageRefused} if it must not be used. */
    @Bean(initMethod = "start")
    DatabaseArrival databaseArrival(OpenDatabase database, JdbcLeadership leadership, InstantSource clock) {
        DatabaseArrival arrival = new DatabaseArrival(database, clock);
        arrival.whileAlive(leadership);
        return arrival;
    }

    @Bean
    JdbcLeadership leadership() {
        return new JdbcLeadership("process " + ProcessHandle.current().pid());
    }

    @Bean
    DataSource dataSource(DatabaseArrival arrival) {
        return new GatedDataSource(arrival.pool(), arrival);
    }

    @Bean
    DatabaseInfo databaseInfo(DataSource dataSource, OpenDatabase database, DatabaseArrival arrival) {
        return new JdbcDatabaseInfo(dataSource, database.pool().getJdbcUrl(), arrival::engine);
    }

    @Bean
    SampleStore sampleStore(DataSource dataSource, InstantSource clock) {
        return JdbcSampleStore.on(dataSource, clock);
    }

    @Bean
    History history(DataSource dataSource, InstantSource clock, ObjectProvider<Fleet> fleet) {
        return new JdbcHistory(dataSource, clock, fleet.getIfAvailable(() -> new Fleet(List.of())));
    }

    @Bean
    ExtraHistory extraHistory(DataSource dataSource, InstantSource clock) {
        return new JdbcExtraHistory(dataSource, clock);
    }

    @Bean
    GpuHistory gpuHistory(DataSource dataSource, InstantSource clock) {
        return new JdbcGpuHistory(dataSource, clock);
    }

    @Bean
    HostHistory hostHistory(DataSource dataSource, InstantSource clock) {
        return new JdbcHostHistory(dataSource, clock);
    }

    @Bean
    JdbcRollups rollups(DataSource dataSource, InstantSource clock) {
        return new JdbcRollups(dataSource, clock);
    }

    @Bean
    Jobs jobs() {
        return new Jobs();
    }

    @Bean(initMethod = "start")
    Maintenance maintenance(
            DataSource dataSource,
            JdbcRollups rollups,
            Retention retention,
            Leadership leadership,
            Jobs jobs,
            InstantSource clock) {
        BackgroundJob job = jobs.named(
                "rollups and retention", "Rollups and retention stand still until the database answers again");
        Maintenance.Tools tools =
                new Maintenance.Tools(rollups, new Shelf(dataSource), new Columnstore(dataSource), job);
        return new Maintenance(tools, retention, leadership, clock);
    }
}
