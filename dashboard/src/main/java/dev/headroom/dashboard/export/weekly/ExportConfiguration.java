package dev.headroom.dashboard.export.weekly;

import com.vaadin.flow.i18n.I18NProvider;
import dev.headroom.collector.fleet.Role;
import dev.headroom.collector.fleet.Roles;
import dev.headroom.collector.history.History;
import dev.headroom.collector.job.BackgroundJob;
import dev.headroom.collector.job.Jobs;
import dev.headroom.collector.storage.Leadership;
import dev.headroom.dashboard.export.OutlookFiles;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the weekly export together, where one is configured. */
@Configuration(proxyBeanMethods = false)
class ExportConfiguration {

    @Bean
    ExportSchedule exportSchedule(
            ExportPlan plan,
            History history,
            OutlookFiles files,
            I18NProvider texts,
            Roles roles,
            Jobs jobs,
            Leadership leadership,
            InstantSource clock) {
        WeeklyExport.Sources sources = new WeeklyExport.Sources(history::services, files::forecast);
        Optional<WeeklyExport> export = plan.settings()
                .filter(_ -> roles.include(Role.FORECASTER))
                .map(settings -> new WeeklyExport(
                        settings,
                        sources,
                        new ExportDirectory(settings.shelf().directory().orElse(plan.usualDirectory())),
                        settings.mail().map(mail -> new ExportMail(mail, texts))));
        BackgroundJob job =
                jobs.named("weekly export", "The weekly export failed and is tried again every ten minutes");
        return new ExportSchedule(export, job, leadership, clock);
    }
}
