package dev.headroom.alerts.spring;

import dev.headroom.alerts.Incidents;
import dev.headroom.alerts.audit.Audit;
import dev.headroom.alerts.jdbc.JdbcRules;
import dev.headroom.alerts.rule.OwnHealth;
import dev.headroom.alerts.rule.Readings;
import dev.headroom.alerts.rule.RuleInputs;
import dev.headroom.alerts.rulebook.DryRun;
import dev.headroom.alerts.rulebook.PrometheusRules;
import dev.headroom.alerts.rulebook.RuleBoard;
import dev.headroom.alerts.rulebook.RuleStore;
import dev.headroom.alerts.rulebook.RulesInForce;
import dev.headroom.alerts.settings.AlertSettings;
import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.history.ExtraHistory;
import dev.headroom.collector.history.GpuHistory;
import dev.headroom.collector.history.History;
import dev.headroom.collector.job.Jobs;
import dev.headroom.collector.scrape.status.ScrapeStatus;
import dev.headroom.forecasting.Outlooks;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The rules in force, what they read, and how they can be tried and exported. */
@Configuration(proxyBeanMethods = false)
public class RulebookConfiguration {

    @Bean
    OwnHealth ownHealth(Jobs jobs, ObjectProvider<ScrapeStatus> scraping, MeterRegistry meters) {
        return new ProcessHealth(
                jobs,
                () -> scraping.stream()
                        .flatMap(status -> status.sources().stream())
                        .toList(),
                meters);
    }

    @Bean
    RuleInputs ruleInputs(
            History history,
            GpuHistory gpus,
            ObjectProvider<ExtraHistory> extras,
            Outlooks outlooks,
            Fleet fleet,
            OwnHealth health) {
        return new RuleInputs(history, gpus, extras.getIfAvailable(() -> ExtraHistory.NONE), outlooks, fleet, health);
    }

    @Bean
    Readings alertReadings(RuleInputs inputs) {
        return new Readings(inputs);
    }

    @Bean
    RuleStore ruleStore(DataSource dataSource, InstantSource clock, Audit audit) {
        return new JdbcRules(dataSource, clock, audit);
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
}
