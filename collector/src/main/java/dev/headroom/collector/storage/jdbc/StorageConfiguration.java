package dev.headroom.collector.storage.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.history.ExtraHistory;
import dev.headroom.collector.history.GpuHistory;
import dev.headroom.collector.history.History;
import dev.headroom.collector.history.HostHistory;
import dev.headroom.collector.history.jdbc.JdbcExtraHistory;
import dev.headroom.collector.history.jdbc.JdbcGpuHistory;
import dev.headroom.collector.history.jdbc.JdbcHistory;
import dev.headroom.collector.history.jdbc.JdbcHostHistory;
import dev.headroom.collector.sample.SampleStore;
import dev.headroom.collector.storage.DatabaseInfo;
import dev.headroom.collector.storage.DatabaseSettings;
import dev.headroom.collector.storage.Engine;
import dev.headroom.collector.storage.Retention;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The database and what works on it. Wants {@link DatabaseSettings}, {@link Retention} and an {@link InstantSource}, and
 * takes a {@link Fleet} where there is one. Every
 * other bean here needs the engine, and the engine is known only when the collector's tables are up to date.
 */
@Configuration(proxyBeanMethods = false)
public class StorageConfiguration {

    @Bean
    OpenDatabase openDatabase(DatabaseSettings settings) {
        return OpenDatabase.open(settings);
    }

    @Bean(destroyMethod = "")
    HikariDataSource dataSource(OpenDatabase database) {
        return database.pool();
    }

    /** Throws {@link dev.headroom.collector.storage.StorageRefused} when the database cannot be used. */
    @Bean
    Engine engine(HikariDataSource dataSource) {
        EngineRecord engines = new EngineRecord(dataSource);
        Engine engine = engines.agree();
        new ModuleMigrations(dataSource, engine).migrate("collector");
        engines.record(engine);
        return engine;
    }

    @Bean
    ModuleMigrations moduleMigrations(HikariDataSource dataSource, Engine engine) {
        return new ModuleMigrations(dataSource, engine);
    }

    @Bean
    DatabaseInfo databaseInfo(HikariDataSource dataSource, Engine engine) {
        return new JdbcDatabaseInfo(dataSource, engine);
    }

    @Bean
    SampleStore sampleStore(HikariDataSource dataSource, Engine engine, InstantSource clock) {
        return JdbcSampleStore.on(dataSource, clock);
    }

    @Bean
    History history(HikariDataSource dataSource, Engine engine, InstantSource clock, ObjectProvider<Fleet> fleet) {
        return new JdbcHistory(dataSource, clock, fleet.getIfAvailable(() -> new Fleet(List.of())));
    }

    @Bean
    ExtraHistory extraHistory(HikariDataSource dataSource, Engine engine, InstantSource clock) {
        return new JdbcExtraHistory(dataSource, clock);
    }

    @Bean
    GpuHistory gpuHistory(HikariDataSource dataSource, Engine engine, InstantSource clock) {
        return new JdbcGpuHistory(dataSource, clock);
    }

    @Bean
    HostHistory hostHistory(HikariDataSource dataSource, Engine engine, InstantSource clock) {
        return new JdbcHostHistory(dataSource, clock);
    }

    @Bean
    JdbcRollups rollups(HikariDataSource dataSource, Engine engine, InstantSource clock) {
        return new JdbcRollups(dataSource, clock);
    }

    @Bean(initMethod = "start")
    Maintenance maintenance(
            HikariDataSource dataSource, JdbcRollups rollups, Retention retention, InstantSource clock) {
        return new Maintenance(rollups, new Shelf(dataSource), retention, clock);
    }
}
