package dev.headroom.alerts.spring;

import dev.headroom.alerts.IncidentListener;
import dev.headroom.alerts.Incidents;
import dev.headroom.alerts.audit.Audit;
import dev.headroom.alerts.evaluation.IncidentStore;
import dev.headroom.alerts.jdbc.JdbcAlertRetention;
import dev.headroom.alerts.jdbc.JdbcAudit;
import dev.headroom.alerts.jdbc.JdbcIncidentStore;
import dev.headroom.alerts.jdbc.JdbcIncidents;
import dev.headroom.alerts.jdbc.JdbcSilences;
import dev.headroom.alerts.silence.Silences;
import dev.headroom.collector.storage.ModuleTables;
import dev.headroom.collector.storage.Retention;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps what the module knows in the database: incidents, silences, the audit, and how long each stays. */
@Configuration(proxyBeanMethods = false)
public class RecordConfiguration {

    @Bean
    IncidentStore incidentStore(DataSource dataSource, ModuleTables tables) {
        tables.migrate("alerts");
        return new JdbcIncidentStore(dataSource);
    }

    @Bean
    Audit alertAudit(DataSource dataSource, InstantSource clock, IncidentStore migrated) {
        return new JdbcAudit(dataSource, clock);
    }

    @Bean
    Silences silences(DataSource dataSource, InstantSource clock, Audit audit) {
        return new JdbcSilences(dataSource, clock, audit);
    }

    @Bean
    IncidentChanges incidentChanges(ObjectProvider<IncidentListener> listeners) {
        return new IncidentChanges(listeners);
    }

    @Bean
    Incidents incidents(DataSource dataSource, InstantSource clock, Audit audit, IncidentChanges changes) {
        return new JdbcIncidents(dataSource, clock, audit, changes);
    }

    @Bean
    JdbcAlertRetention alertRetention(DataSource dataSource, Retention retention, IncidentStore migrated) {
        return new JdbcAlertRetention(dataSource, retention);
    }
}
