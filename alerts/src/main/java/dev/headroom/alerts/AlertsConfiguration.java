package dev.headroom.alerts;

import dev.headroom.alerts.diagnosis.Diagnoses;
import dev.headroom.alerts.diagnosis.HistoryDiagnoses;
import dev.headroom.alerts.email.EmailNotifier;
import dev.headroom.alerts.evaluation.EvaluationLoop;
import dev.headroom.alerts.evaluation.Evaluator;
import dev.headroom.alerts.evaluation.IncidentStore;
import dev.headroom.alerts.evaluation.Storyteller;
import dev.headroom.alerts.http.WebhookClient;
import dev.headroom.alerts.jdbc.JdbcIncidentStore;
import dev.headroom.alerts.jdbc.JdbcIncidents;
import dev.headroom.alerts.jdbc.JdbcOutbox;
import dev.headroom.alerts.notification.Channels;
import dev.headroom.alerts.notification.Dispatcher;
import dev.headroom.alerts.notification.Notifier;
import dev.headroom.alerts.notification.Outbox;
import dev.headroom.alerts.rule.Readings;
import dev.headroom.alerts.rule.Rules;
import dev.headroom.alerts.settings.AlertSettings;
import dev.headroom.alerts.settings.ChannelSettings;
import dev.headroom.alerts.slack.SlackNotifier;
import dev.headroom.alerts.spring.AlertsSchedule;
import dev.headroom.alerts.spring.IncidentChanges;
import dev.headroom.alerts.webhook.WebhookNotifier;
import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.fleet.Roles;
import dev.headroom.collector.history.ExtraHistory;
import dev.headroom.collector.history.GpuHistory;
import dev.headroom.collector.history.History;
import dev.headroom.collector.storage.DatabaseWatch;
import dev.headroom.collector.storage.Leadership;
import dev.headroom.collector.storage.ModuleTables;
import dev.headroom.forecasting.Outlooks;
import dev.headroom.forecasting.capacity.Saturations;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Wires alerts. Needs {@link AlertSettings}, {@link Roles}, {@link History}, {@link Fleet}, {@link Outlooks}, {@link
 * Saturations}, {@link InstantSource}, {@link MeterRegistry}, {@link ModuleTables}, {@link DatabaseWatch}, {@link
 * Leadership} and the database from outside.
 */
@Configuration(proxyBeanMethods = false)
public class AlertsConfiguration {

    private static final Duration WEBHOOK_DEADLINE = Duration.ofSeconds(10);
    private static final Duration MAIL_DEADLINE = Duration.ofSeconds(30);

    @Bean
    Diagnoses diagnoses(History history, Fleet fleet, Outlooks outlooks, InstantSource clock) {
        return new HistoryDiagnoses(history, fleet, outlooks, clock);
    }

    @Bean
    IncidentStore incidentStore(DataSource dataSource, ModuleTables tables) {
        tables.migrate("alerts");
        return new JdbcIncidentStore(dataSource);
    }

    /** The parameter that is not read makes sure that the tables are there. */
    @Bean
    Outbox outbox(DataSource dataSource, IncidentStore migrated) {
        return new JdbcOutbox(dataSource);
    }

    @Bean
    IncidentChanges incidentChanges(ObjectProvider<IncidentListener> listeners) {
        return new IncidentChanges(listeners);
    }

    @Bean
    Incidents incidents(DataSource dataSource, InstantSource clock, IncidentStore migrated, IncidentChanges changes) {
        return new JdbcIncidents(dataSource, clock, changes);
    }

    @Bean
    Channels channels(AlertSettings settings, InstantSource clock) {
        WebhookClient client = new WebhookClient(WEBHOOK_DEADLINE, clock);
        return new Channels(
                settings.channels().stream()
                        .map(channel -> notifier(channel, settings, client))
                        .toList(),
                clock);
    }

    private static Notifier notifier(ChannelSettings channel, AlertSettings settings, WebhookClient client) {
        return switch (channel) {
            case ChannelSettings.Slack slack -> new SlackNotifier(slack, client, settings.publicUrl());
            case ChannelSettings.Webhook webhook -> new WebhookNotifier(webhook, client, settings.publicUrl());
            case ChannelSettings.Email email -> new EmailNotifier(email, settings.publicUrl(), MAIL_DEADLINE);
        };
    }

    @Bean
    Dispatcher dispatcher(
            Channels channels, Outbox outbox, InstantSource clock, MeterRegistry meters, IncidentChanges changes) {
        return new Dispatcher(channels.all(), outbox, clock, meters, changes);
    }

    @Bean
    Readings alertReadings(
            History history,
            GpuHistory gpus,
            ObjectProvider<ExtraHistory> extras,
            Saturations saturations,
            Outlooks outlooks) {
        return new Readings(history, gpus, extras.getIfAvailable(() -> ExtraHistory.NONE), saturations, outlooks);
    }

    @Bean
    Evaluator alertEvaluator(
            AlertSettings settings, Readings readings, Diagnoses diagnoses, IncidentStore store, Channels channels) {
        return new Evaluator(
                Rules.BUILT_IN.with(settings.rules()).and(settings.ownRules()),
                readings,
                new Storyteller(diagnoses),
                store,
                channels.names());
    }

    @Bean
    EvaluationLoop evaluationLoop(
            Evaluator evaluator,
            Dispatcher dispatcher,
            Leadership leadership,
            InstantSource clock,
            IncidentChanges changes) {
        return new EvaluationLoop(evaluator, leadership, clock, () -> {
            dispatcher.wake();
            changes.run();
        });
    }

    @Bean
    AlertsSchedule alertsSchedule(
            EvaluationLoop loop, Dispatcher dispatcher, AlertSettings settings, Roles roles, DatabaseWatch database) {
        return new AlertsSchedule(loop, dispatcher, settings.interval(), roles, database);
    }

    @Bean
    MeterBinder firingAlerts(Incidents incidents) {
        return registry -> Gauge.builder(
                        "headroom.alerts.firing", incidents, all -> all.firing().size())
                .description("Incidents that are firing")
                .register(registry);
    }
}
