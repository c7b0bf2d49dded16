package dev.headroom.alerts.spring;

import dev.headroom.alerts.DeliveryLog;
import dev.headroom.alerts.Incidents;
import dev.headroom.alerts.chart.HistoryIllustrator;
import dev.headroom.alerts.delivery.DeliveryDesk;
import dev.headroom.alerts.delivery.DeliveryLedger;
import dev.headroom.alerts.delivery.Dispatcher;
import dev.headroom.alerts.evaluation.IncidentStore;
import dev.headroom.alerts.jdbc.JdbcDeliveryLedger;
import dev.headroom.alerts.jdbc.JdbcDeliveryLog;
import dev.headroom.alerts.notification.Channels;
import dev.headroom.alerts.settings.AlertSettings;
import dev.headroom.alerts.silence.Silences;
import dev.headroom.alerts.slack.SlackInteractions;
import dev.headroom.collector.history.History;
import dev.headroom.collector.job.Jobs;
import dev.headroom.collector.storage.Leadership;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Channels, and what is handed over to them. */
@Configuration(proxyBeanMethods = false)
public class DeliveryConfiguration {

    @Bean
    Channels channels(AlertSettings settings, InstantSource clock, History history) {
        Notifiers notifiers = new Notifiers(settings.publicUrl(), clock, new HistoryIllustrator(history, clock));
        return new Channels(settings.channels().stream().map(notifiers::of).toList(), clock);
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
    DeliveryDesk deliveryDesk(
            DeliveryLedger ledger,
            Silences silences,
            AlertSettings settings,
            InstantSource clock,
            MeterRegistry meters,
            Jobs jobs) {
        return new DeliveryDesk(
                ledger, silences, settings.delivery(), clock, RandomGenerator.getDefault(), meters, jobs);
    }

    @Bean
    Dispatcher dispatcher(Channels channels, DeliveryDesk desk, Leadership leadership, IncidentChanges changes) {
        return new Dispatcher(channels.all(), desk, leadership, changes);
    }

    @Bean
    SlackInteractions slackInteractions(
            AlertSettings settings, Incidents incidents, Silences silences, InstantSource clock) {
        return new SlackInteractions(settings.channels(), incidents, silences, clock);
    }
}
