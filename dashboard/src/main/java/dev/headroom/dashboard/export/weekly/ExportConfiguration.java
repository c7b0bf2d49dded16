package dev.headroom.dashboard.export.weekly;

import com.vaadin.flow.i18n.I18NProvider;
import dev.headroom.collector.fleet.Role;
import dev.headroom.collector.fleet.Roles;
import dev.headroom.collector.history.History;
import dev.headroom.collector.job.BackgroundJob;
import dev.headroom.collector.job.Jobs;
import dev.headroom.collector.storage.Leadership;
import dev.headroom.dashboard.export.OutlookFiles;
import dev.headroom.forecasting.spring.DutySchedule;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the weekly export together, where one is configured. */
@Configuration(proxyBeanMethods = false)
class ExportConfiguration {

    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

    /** What makes the export; stands still where none is configured. */
    @Bean
    DutySchedule exportSchedule(
            ExportPlan plan,
            WeeklyExport.Sources sources,
            I18NProvider texts,
            Roles roles,
            Jobs jobs,
            Leadership leadership,
            InstantSource clock) {
        BackgroundJob job =
                jobs.named("weekly export", "The weekly export failed and is tried again every ten minutes");
        Optional<ExportRound> round =
                plan.settings().map(settings -> new ExportRound(export(settings, plan, sources, texts), clock));
        DutySchedule.Work work = new DutySchedule.Work(
                job,
                BETWEEN_LOOKS,
                Thread.ofPlatform().name("export").daemon().factory(),
                () -> round.ifPresent(ExportRound::run),
                () -> round.flatMap(ExportRound::failure),
                () -> {});
        return new DutySchedule(work, leadership, round.isPresent() && roles.include(Role.FORECASTER));
    }

    @Bean
    WeeklyExport.Sources exportSources(History history, OutlookFiles files) {
        return new WeeklyExport.Sources(history::services, files::forecast);
    }

    private static WeeklyExport export(
            ExportSettings settings, ExportPlan plan, WeeklyExport.Sources sources, I18NProvider texts) {
        return new WeeklyExport(
                settings,
                sources,
                new ExportDirectory(settings.shelf().directory().orElse(plan.usualDirectory())),
                settings.mail().map(mail -> new ExportMail(mail, texts)));
    }
}
