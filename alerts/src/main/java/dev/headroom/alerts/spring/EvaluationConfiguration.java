package dev.headroom.alerts.spring;

import dev.headroom.alerts.Incidents;
import dev.headroom.alerts.delivery.Dispatcher;
import dev.headroom.alerts.diagnosis.Diagnoses;
import dev.headroom.alerts.evaluation.EvaluationLoop;
import dev.headroom.alerts.evaluation.Evaluator;
import dev.headroom.alerts.evaluation.IncidentStore;
import dev.headroom.alerts.evaluation.Storyteller;
import dev.headroom.alerts.jdbc.JdbcAlertRetention;
import dev.headroom.alerts.jdbc.JdbcPushedAlerts;
import dev.headroom.alerts.receive.PushedAlerts;
import dev.headroom.alerts.rule.Readings;
import dev.headroom.alerts.rulebook.RulesInForce;
import dev.headroom.alerts.settings.AlertSettings;
import dev.headroom.collector.fleet.Roles;
import dev.headroom.collector.job.Jobs;
import dev.headroom.collector.storage.DatabaseWatch;
import dev.headroom.collector.storage.Leadership;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Evaluates the rules, takes what others evaluated, and starts with the application. */
@Configuration(proxyBeanMethods = false)
public class EvaluationConfiguration {

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
            IncidentChanges changes,
            Jobs jobs) {
        return new EvaluationLoop(
                evaluator,
                leadership,
                clock,
                retention::tidyUp,
                () -> {
                    dispatcher.wake();
                    changes.run();
                },
                jobs);
    }

    @Bean
    AlertsSchedule alertsSchedule(
            EvaluationLoop loop, Dispatcher dispatcher, AlertSettings settings, Roles roles, DatabaseWatch database) {
        return new AlertsSchedule(loop, dispatcher, settings.interval(), roles, database);
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
    MeterBinder firingAlerts(Incidents incidents) {
        return registry -> Gauge.builder(
                        "headroom.alerts.firing", incidents, all -> all.firing().size())
                .description("Incidents that are firing")
                .register(registry);
    }
}
