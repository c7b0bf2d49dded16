package dev.headroom.alerts.spring;

import dev.headroom.alerts.diagnosis.Diagnoses;
import dev.headroom.alerts.diagnosis.EpisodeKeeper;
import dev.headroom.alerts.diagnosis.EpisodeStore;
import dev.headroom.alerts.diagnosis.HistoryDiagnoses;
import dev.headroom.alerts.evaluation.IncidentStore;
import dev.headroom.alerts.jdbc.JdbcEpisodes;
import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.fleet.Roles;
import dev.headroom.collector.history.History;
import dev.headroom.collector.job.Jobs;
import dev.headroom.collector.storage.Leadership;
import dev.headroom.forecasting.Outlooks;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Finds out why a service is busy, and keeps what was found. */
@Configuration(proxyBeanMethods = false)
public class DiagnosisConfiguration {

    @Bean
    Diagnoses diagnoses(History history, Fleet fleet, Outlooks outlooks, EpisodeStore episodes, InstantSource clock) {
        return new HistoryDiagnoses(history, fleet, outlooks, episodes, clock);
    }

    /** The parameter that is not read makes sure that the tables are there. */
    @Bean
    EpisodeStore episodeStore(DataSource dataSource, IncidentStore migrated) {
        return new JdbcEpisodes(dataSource);
    }

    @Bean
    EpisodeSchedule episodeSchedule(
            History history,
            Fleet fleet,
            Outlooks outlooks,
            EpisodeStore episodes,
            Jobs jobs,
            Leadership leadership,
            Roles roles,
            InstantSource clock) {
        return new EpisodeSchedule(
                new EpisodeKeeper(history, fleet, outlooks, episodes), jobs, leadership, roles, clock);
    }
}
