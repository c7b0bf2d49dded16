package dev.headroom.alerts;

import dev.headroom.alerts.settings.AlertSettings;
import dev.headroom.alerts.spring.DeliveryConfiguration;
import dev.headroom.alerts.spring.DiagnosisConfiguration;
import dev.headroom.alerts.spring.EvaluationConfiguration;
import dev.headroom.alerts.spring.RecordConfiguration;
import dev.headroom.alerts.spring.RulebookConfiguration;
import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.fleet.Roles;
import dev.headroom.collector.history.History;
import dev.headroom.collector.job.Jobs;
import dev.headroom.collector.storage.DatabaseWatch;
import dev.headroom.collector.storage.Leadership;
import dev.headroom.collector.storage.ModuleTables;
import dev.headroom.forecasting.Outlooks;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Wires alerts, each room by a class of its own. Needs {@link AlertSettings}, {@link Roles}, {@link History}, {@link
 * Fleet}, {@link Outlooks}, {@link InstantSource}, {@link MeterRegistry}, {@link ModuleTables},
 * {@link DatabaseWatch}, {@link Leadership}, {@link Jobs} and the database from outside.
 */
@Configuration(proxyBeanMethods = false)
@Import({
    RecordConfiguration.class,
    DiagnosisConfiguration.class,
    RulebookConfiguration.class,
    EvaluationConfiguration.class,
    DeliveryConfiguration.class
})
public class AlertsConfiguration {}
