package dev.headroom.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerts.DeliveryLog;
import dev.headroom.alerts.Incidents;
import dev.headroom.alerts.audit.Audit;
import dev.headroom.alerts.diagnosis.Diagnoses;
import dev.headroom.alerts.diagnosis.Diagnosis;
import dev.headroom.alerts.diagnosis.Episode;
import dev.headroom.alerts.evaluation.IncidentStore;
import dev.headroom.alerts.jdbc.JdbcAudit;
import dev.headroom.alerts.jdbc.JdbcDeliveryLog;
import dev.headroom.alerts.jdbc.JdbcIncidentStore;
import dev.headroom.alerts.jdbc.JdbcIncidents;
import dev.headroom.alerts.jdbc.JdbcPushedAlerts;
import dev.headroom.alerts.jdbc.JdbcRules;
import dev.headroom.alerts.jdbc.JdbcSilences;
import dev.headroom.alerts.receive.PushedAlerts;
import dev.headroom.alerts.rule.Readings;
import dev.headroom.alerts.rule.RuleInputs;
import dev.headroom.alerts.rulebook.DryRun;
import dev.headroom.alerts.rulebook.PrometheusRules;
import dev.headroom.alerts.rulebook.RuleBoard;
import dev.headroom.alerts.rulebook.RuleStore;
import dev.headroom.alerts.rulebook.RulesInForce;
import dev.headroom.alerts.settings.AlertSettings;
import dev.headroom.alerts.settings.ChannelSettings;
import dev.headroom.alerts.settings.Voice;
import dev.headroom.alerts.silence.Silences;
import dev.headroom.alerts.slack.SlackInteractions;
import dev.headroom.alerts.spring.MeteredHealth;
import dev.headroom.collector.dialect.DialectCatalog;
import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.fleet.Roles;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.ExtraHistory;
import dev.headroom.collector.history.GpuHistory;
import dev.headroom.collector.history.History;
import dev.headroom.collector.history.HostHistory;
import dev.headroom.collector.history.jdbc.JdbcExtraHistory;
import dev.headroom.collector.history.jdbc.JdbcGpuHistory;
import dev.headroom.collector.history.jdbc.JdbcHistory;
import dev.headroom.collector.history.jdbc.JdbcHostHistory;
import dev.headroom.collector.receive.Intake;
import dev.headroom.collector.receive.IntakeLimits;
import dev.headroom.collector.receive.Outlet;
import dev.headroom.collector.receive.otlp.OtlpReceiver;
import dev.headroom.collector.receive.remotewrite.RemoteWriteReceiver;
import dev.headroom.collector.sample.Connections;
import dev.headroom.collector.sample.ExtraSample;
import dev.headroom.collector.sample.HostSample;
import dev.headroom.collector.sample.NodeProfile;
import dev.headroom.collector.sample.SampleBatch;
import dev.headroom.collector.sample.SeriesKey;
import dev.headroom.collector.storage.Engine;
import dev.headroom.collector.storage.Retention;
import dev.headroom.collector.storage.Samples;
import dev.headroom.collector.storage.TestDatabase;
import dev.headroom.collector.storage.jdbc.JdbcSampleStore;
import dev.headroom.collector.storage.jdbc.ModuleMigrations;
import dev.headroom.dashboard.configuration.ConfigurationFile;
import dev.headroom.dashboard.configuration.ConfigurationOutcome;
import dev.headroom.dashboard.configuration.Settings;
import dev.headroom.dashboard.export.CurrentOutlooks;
import dev.headroom.dashboard.export.OutlookFiles;
import dev.headroom.forecasting.Outlooks;
import dev.headroom.forecasting.annotation.Annotations;
import dev.headroom.forecasting.calendar.DeclaredEvents;
import dev.headroom.forecasting.calendar.EventCalendar;
import dev.headroom.forecasting.calendar.EventOutlook;
import dev.headroom.forecasting.capacity.HistorySaturations;
import dev.headroom.forecasting.capacity.Saturations;
import dev.headroom.forecasting.cost.Costs;
import dev.headroom.forecasting.jdbc.JdbcAnnotations;
import dev.headroom.forecasting.jdbc.JdbcEventCalendar;
import dev.headroom.forecasting.jdbc.JdbcReceipts;
import dev.headroom.forecasting.load.demand.DemandReader;
import dev.headroom.forecasting.receipt.Receipts;
import dev.headroom.forecasting.training.Training;
import dev.headroom.forecasting.training.TrainingStatus;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The modules behind the API: storage and history are real. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
@ComponentScan({"dev.headroom.dashboard.api", "dev.headroom.dashboard.security"})
@Import({CurrentOutlooks.class, Greeting.class, OutlookFiles.class})
class RestModules {

    @Bean
    InstantSource clock() {
        return InstantSource.fixed(RestFixture.NOW);
    }

    @Bean
    Roles roles() {
        return Roles.ALL;
    }

    @Bean
    Launch launch() throws IOException {
        Settings settings =
                switch (new ConfigurationFile(Map.of()).parse("")) {
                    case ConfigurationOutcome.Valid(var valid) -> valid;
                    case ConfigurationOutcome.Invalid(var errors) -> throw new AssertionError(errors);
                };
        assertThat(settings.retention()).isEqualTo(Retention.DEFAULT);
        return new Launch("run", Files.createTempDirectory("headroom"), settings);
    }

    @Bean
    DataSource dataSource() {
        return TestDatabase.fresh("collector", "forecasting");
    }

    @Bean
    History history(DataSource dataSource, InstantSource clock, Fleet fleet) {
        Instant sampled = RestFixture.NOW.minus(10, ChronoUnit.SECONDS);
        JdbcSampleStore.on(dataSource, clock)
                .write(List.of(
                        Samples.batchOf(
                                new NodeProfile(Samples.NODE, "deepseek-ai/DeepSeek-R1", "vllm", "10.0.0.11:8000"),
                                Samples.serving(sampled, Samples.NODE, 30, 0)),
                        Samples.batchOf(Samples.gpu(sampled, 0, 0.5)),
                        SampleBatch.EMPTY.withHosts(
                                List.of(new HostSample(sampled, Samples.NODE, Connections.UNKNOWN, 0.25, 32e9, 64e9))),
                        SampleBatch.EMPTY.withExtras(List.of(new ExtraSample(
                                sampled,
                                new SeriesKey(Samples.SERVICE, "node-01", "depth", Map.of("queue", "a")),
                                Double.NaN,
                                "requests",
                                7))),
                        Samples.batchOf(Samples.outcome(sampled, true, ""))));
        return new JdbcHistory(dataSource, clock, fleet);
    }

    @Bean
    ExtraHistory extras(DataSource dataSource, InstantSource clock) {
        return new JdbcExtraHistory(dataSource, clock);
    }

    @Bean
    HostHistory hosts(DataSource dataSource, InstantSource clock) {
        return new JdbcHostHistory(dataSource, clock);
    }

    @Bean
    Fleet fleet() {
        return new Fleet(List.of());
    }

    @Bean
    DemandReader demand(History history, ExtraHistory extras) {
        return new DemandReader(history, HostHistory.NONE, extras);
    }

    @Bean
    DeclaredEvents declaredEvents() {
        return new DeclaredEvents(List.of(), List.of("CN"), ZoneId.of("Asia/Shanghai"));
    }

    @Bean
    EventCalendar eventCalendar(DataSource dataSource, DeclaredEvents declared, InstantSource clock) {
        return new JdbcEventCalendar(dataSource, declared, clock);
    }

    @Bean
    EventOutlook eventOutlook(EventCalendar calendar, DemandReader demand) {
        return new EventOutlook(
                calendar, (service, window) -> demand.of(service, window).requests());
    }

    @Bean
    Annotations annotations(DataSource dataSource) {
        return new JdbcAnnotations(dataSource);
    }

    @Bean
    Costs costs(History history, Fleet fleet) {
        return new Costs(history, fleet);
    }

    @Bean
    Receipts receipts(DataSource dataSource) {
        return new JdbcReceipts(dataSource);
    }

    @Bean
    Intake intake(InstantSource clock) {
        Outlet nowhere = new Outlet() {
            @Override
            public boolean hasRoom() {
                return true;
            }

            @Override
            public void accept(SampleBatch batch) {}
        };
        return new Intake(
                IntakeLimits.keeping(Duration.ofDays(15)),
                DialectCatalog.bundled(),
                nowhere,
                new SimpleMeterRegistry(),
                clock);
    }

    @Bean
    OtlpReceiver otlpReceiver(Intake intake) {
        return new OtlpReceiver(intake);
    }

    @Bean
    RemoteWriteReceiver remoteWriteReceiver(Intake intake) {
        return new RemoteWriteReceiver(intake);
    }

    @Bean
    Outlooks outlooks() {
        return _ -> RestFixture.OUTLOOK.get();
    }

    @Bean
    GpuHistory gpuHistory(DataSource dataSource, InstantSource clock) {
        return new JdbcGpuHistory(dataSource, clock);
    }

    @Bean
    Saturations saturations(History history, Fleet fleet) {
        return new HistorySaturations(history, fleet, _ -> Double.NaN);
    }

    @Bean
    Diagnoses diagnoses() {
        return new Diagnoses() {
            @Override
            public Diagnosis now(ServiceName service, Instant now) {
                return new Diagnosis.Calm();
            }

            @Override
            public List<Episode> episodes(ServiceName service, Instant from, Instant to) {
                return List.of();
            }
        };
    }

    @Bean
    IncidentStore incidentStore(DataSource dataSource) {
        new ModuleMigrations(dataSource, Engine.PLAIN_POSTGRES).migrate("alerts");
        return new JdbcIncidentStore(dataSource);
    }

    @Bean
    Audit audit(DataSource dataSource, InstantSource clock, IncidentStore migrated) {
        return new JdbcAudit(dataSource, clock);
    }

    @Bean
    Incidents incidents(DataSource dataSource, InstantSource clock, Audit audit) {
        return new JdbcIncidents(dataSource, clock, audit, () -> {});
    }

    @Bean
    Silences silences(DataSource dataSource, InstantSource clock, Audit audit) {
        return new JdbcSilences(dataSource, clock, audit);
    }

    @Bean
    DeliveryLog deliveryLog(DataSource dataSource, IncidentStore migrated) {
        return new JdbcDeliveryLog(dataSource);
    }

    @Bean
    PushedAlerts pushedAlerts(DataSource dataSource, InstantSource clock, IncidentStore migrated) {
        return new JdbcPushedAlerts(dataSource, clock, () -> {});
    }

    @Bean
    AlertSettings alertSettings() {
        AlertSettings usual = AlertSettings.DEFAULT;
        ChannelSettings bot = new ChannelSettings.SlackBot(
                "ops",
                ChannelSettings.given("xoxb-1"),
                "#ops",
                Optional.of(ChannelSettings.given(RestFixture.SLACK_SECRET)),
                ChannelSettings.SlackBot.SLACK,
                Voice.USUAL);
        return new AlertSettings(
                List.of(bot),
                usual.rules(),
                usual.ownRules(),
                usual.interval(),
                usual.delivery(),
                true,
                Optional.empty());
    }

    @Bean
    SlackInteractions slackInteractions(
            AlertSettings settings, Incidents incidents, Silences silences, InstantSource clock) {
        return new SlackInteractions(settings.channels(), incidents, silences, clock);
    }

    @Bean
    RuleInputs ruleInputs(
            History history,
            GpuHistory gpus,
            ExtraHistory extras,
            Saturations saturations,
            Outlooks outlooks,
            Fleet fleet) {
        MeteredHealth health = new MeteredHealth(new SimpleMeterRegistry());
        return new RuleInputs(history, gpus, extras, saturations, outlooks, fleet, health);
    }

    @Bean
    RuleStore ruleStore(DataSource dataSource, InstantSource clock, IncidentStore migrated) {
        return new JdbcRules(dataSource, clock);
    }

    @Bean
    RulesInForce rulesInForce(AlertSettings settings, RuleStore store) {
        return new RulesInForce(settings, store);
    }

    @Bean
    RuleBoard ruleBoard(RulesInForce rules, RuleInputs inputs, Incidents incidents, InstantSource clock) {
        return new RuleBoard(rules, new Readings(inputs), incidents, clock);
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
    Training training() {
        return new Training() {
            @Override
            public List<TrainingStatus> models() {
                TrainingStatus.State idle = new TrainingStatus.State.Waiting("not before tonight");
                return List.of(new TrainingStatus("lstm", idle, Optional.empty(), ""));
            }

            @Override
            public boolean callOff() {
                return false;
            }
        };
    }
}
