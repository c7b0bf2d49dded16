package dev.headroom.dashboard;

import dev.headroom.alerts.settings.AlertSettings;
import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.fleet.Roles;
import dev.headroom.collector.ingest.IngestSettings;
import dev.headroom.collector.scrape.ScrapeSettings;
import dev.headroom.collector.storage.DatabaseSettings;
import dev.headroom.collector.storage.Retention;
import dev.headroom.dashboard.configuration.Settings;
import dev.headroom.dashboard.export.weekly.ExportPlan;
import dev.headroom.forecasting.calendar.DeclaredEvents;
import dev.headroom.forecasting.model.lstm.NativeLibraries;
import dev.headroom.forecasting.refresh.OutlookSettings;
import dev.headroom.forecasting.training.TrainingSettings;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hands each module the part of the settings that it asks for. */
@Configuration(proxyBeanMethods = false)
class SettingsConfiguration {

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    Fleet fleet(Settings settings) {
        return settings.fleet();
    }

    @Bean
    Roles roles(Settings settings) {
        return settings.roles();
    }

    @Bean
    DatabaseSettings databaseSettings(Launch launch) {
        return launch.database();
    }

    @Bean
    ScrapeSettings scrapeSettings(Settings settings) {
        return settings.scrape();
    }

    @Bean
    IngestSettings ingestSettings(Launch launch) {
        return IngestSettings.in(launch.directory().resolve("queue"))
                .withDisk(launch.settings().queue());
    }

    @Bean
    AlertSettings alertSettings(Settings settings) {
        return settings.alerts();
    }

    @Bean
    DeclaredEvents declaredEvents(Settings settings) {
        return settings.events();
    }

    @Bean
    ExportPlan exportPlan(Launch launch) {
        return new ExportPlan(launch.settings().export(), launch.directory().resolve("exports"));
    }

    @Bean
    Retention retention(Settings settings) {
        return settings.retention();
    }

    @Bean
    TrainingSettings trainingSettings(Settings settings) {
        return settings.training();
    }

    @Bean
    NativeLibraries nativeLibraries(Launch launch) {
        return new NativeLibraries(launch.directory().resolve("libraries"));
    }

    @Bean
    OutlookSettings outlookSettings(Settings settings) {
        return OutlookSettings.scrapedEvery(settings.scrape().pace().interval());
    }
}
