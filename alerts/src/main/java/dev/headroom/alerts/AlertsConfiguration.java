package dev.headroom.alerts;

import dev.headroom.alerts.audit.Audit;
import dev.headroom.alerts.chart.HistoryIllustrator;
import dev.headroom.alerts.delivery.DeliveryDesk;
import dev.headroom.alerts.delivery.DeliveryLedger;
import dev.headroom.alerts.delivery.Dispatcher;
import dev.headroom.alerts.diagnosis.Diagnoses;
import dev.headroom.alerts.diagnosis.EpisodeKeeper;
import dev.headroom.alerts.diagnosis.EpisodeStore;
import dev.headroom.alerts.diagnosis.HistoryDiagnoses;
import dev.headroom.alerts.evaluation.EvaluationLoop;
import dev.headroom.alerts.evaluation.Evaluator;
import dev.headroom.alerts.evaluation.IncidentStore;
import dev.headroom.alerts.evaluation.Storyteller;
import dev.headroom.alerts.jdbc.JdbcAlertRetention;
import dev.headroom.alerts.jdbc.JdbcAudit;
import dev.headroom.alerts.jdbc.JdbcDeliveryLedger;
import dev.headroom.alerts.jdbc.JdbcDeliveryLog;
import dev.headroom.alerts.jdbc.JdbcEpisodes;
import dev.headroom.alerts.jdbc.JdbcIncidentStore;
import dev.headroom.alerts.jdbc.JdbcIncidents;
import dev.headroom.alerts.jdbc.JdbcPushedAlerts;
import dev.headroom.alerts.jdbc.JdbcRules;
import dev.headroom.alerts.jdbc.JdbcSilences;
import dev.headroom.alerts.notification.Channels;
import dev.headroom.alerts.receive.PushedAlerts;
import dev.headroom.alerts.rule.Readings;
import dev.headroom.alerts.rule.RuleInputs;
import dev.headroom.alerts.rulebook.DryRun;
import dev.headroom.alerts.rulebook.PrometheusRules;
import dev.headroom.alerts.rulebook.RuleBoard;
import dev.headroom.alerts.rulebook.RuleStore;
import dev.headroom.alerts.rulebook.RulesInForce;
import dev.headroom.alerts.settings.AlertSettings;
import dev.headroom.alerts.silence.Silences;
import dev.headroom.alerts.slack.SlackInteractions;
import dev.headroom.alerts.spring.AlertsSchedule;
import dev.headroom.alerts.spring.EpisodeSchedule;
import dev.headroom.alerts.spring.IncidentChanges;
import dev.headroom.alerts.spring.MeteredHealth;
import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.fleet.Roles;
import dev.headroom.collector.history.ExtraHistory;
import dev.headroom.collector.history.GpuHistory;
import dev.headroom.collector.history.History;
import dev.headroom.collector.storage.DatabaseWatch;
import dev.headroom.collector.storage.Leadership;
import dev.headroom.collector.storage.ModuleTables;
import dev.headroom.collector.storage.Retention;
import dev.headroom.forecasting.Outlooks;
import dev.headroom.forecasting.capacity.Saturations;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
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
            Leadership leadership,
            Roles roles,
            InstantSource clock) {
        return new EpisodeSchedule(new EpisodeKeeper(history, fleet, outlooks, episodes), leadership, roles, clock);
    }

    @Bean
    IncidentStore incidentStore(DataSource dataSource, ModuleTables tables) {
        tables.migrate("alerts");
        return new JdbcIncidentStore(dataSource);
    }

    /** The parameter that is not read makes sure, here and below, that the tables are there. */
    @Bean
    DeliveryLedger deliveryLedger(DataSource dataSource, IncidentStore migrated) {
        return new JdbcDeliveryLedger(dataSource);
    }

    @Bean
    DeliveryLog deliveryLog(DataSource dataSource, IncidentStore migrated) {
        return new JdbcDeliveryLog(dataSource);
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
    Channels channels(AlertSettings settings, InstantSource clock, History history) {
        Notifiers notifiers = new Notifiers(settings.publicUrl(), clock, new HistoryIllustrator(history, clock));
        return new Channels(settings.channels().stream().map(notifiers::of).toList(), clock);
    }

    @Bean
    PushedAlerts pushedAlerts(
            DataSource dataSource,
            InstantSource clock,
            Dispatcher dispatcher,
            IncidentChanges changes,
            IncidentStore migrated) {
        return new JdbcPushedAlerts(dataSource, clock, () -> {
            dispatcher.wake();
            changes.run();
        });
    }

    @Bean
    JdbcAlertRetention alertRetention(DataSource dataSource, Retention retention, IncidentStore migrated) {
        return new JdbcAlertRetention(dataSource, retention);
    }

    @Bean
    SlackInteractions slackInteractions(
            AlertSettings settings, Incidents incidents, Silences silences, InstantSource clock) {
        return new SlackInteractions(settings.channels(), incidents, silences, clock);
    }

    @Bean
    DeliveryDesk deliveryDesk(
            DeliveryLedger ledger,
            Silences silences,
            AlertSettings settings,
            InstantSource clock,
            MeterRegistry meters) {
        return new DeliveryDesk(ledger, silences, settings.delivery(), clock, RandomGenerator.getDefault(), meters);
    }

    @Bean
    Dispatcher dispatcher(Channels channels, DeliveryDesk desk, Leadership leadership, IncidentChanges changes) {
        return new Dispatcher(channels.all(), desk, leadership, changes);
    }

    @Bean
    RuleInputs ruleInputs(
            History history,
            GpuHistory gpus,
            ObjectProvider<ExtraHistory> extras,
            Saturations saturations,
            Outlooks outlooks,
            Fleet fleet,
            MeterRegistry meters) {
        return new RuleInputs(
                history,
                gpus,
                extras.getIfAvailable(() -> ExtraHistory.NONE),
                saturations,
                outlooks,
                fleet,
                new MeteredHealth(meters));
    }

    @Bean
    Readings alertReadings(RuleInputs inputs) {
        return new Readings(inputs);
    }

    /** The parameter that is not read makes sure that the tables are there. */
    @Bean
    RuleStore ruleStore(DataSource dataSource, InstantSource clock, IncidentStore migrated) {
        return new JdbcRules(dataSource, clock);
    }

    @Bean
    RulesInForce rulesInForce(AlertSettings settings, RuleStore store) {
        return new RulesInForce(settings, store);
    }

    @Bean
    RuleBoard ruleBoard(RulesInForce rules, Readings readings, Incidents incidents, InstantSource clock) {
        return new RuleBoard(rules, readings, incidents, clock);
    }

    @Bean
    DryRun dryRun(RuleInputs inputs) {
        return new DryRun(inputs);
    }

    @Bean
    PrometheusRules prometheusRules(AlertSettings settings) {
        return new PrometheusRules(settings.publicUrl());
    }

    @Bean
    Evaluator alertEvaluator(RulesInForce rules, Readings readings, Diagnoses diagnoses, IncidentStore store) {
        return new Evaluator(rules, readings, new Storyteller(diagnoses), store);
    }

    @Bean
    EvaluationLoop evaluationLoop(
            Evaluator evaluator,
            Dispatcher dispatcher,
            Leadership leadership,
            InstantSource clock,
            JdbcAlertRetention retention,
            IncidentChanges changes) {
        return new EvaluationLoop(evaluator, leadership, clock, retention::tidyUp, () -> {
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
