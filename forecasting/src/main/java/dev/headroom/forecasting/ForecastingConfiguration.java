package dev.headroom.forecasting;

import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.fleet.Role;
import dev.headroom.collector.fleet.Roles;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.ExtraHistory;
import dev.headroom.collector.history.History;
import dev.headroom.collector.history.HostHistory;
import dev.headroom.collector.job.BackgroundJob;
import dev.headroom.collector.job.Jobs;
import dev.headroom.collector.storage.Leadership;
import dev.headroom.collector.storage.ModuleTables;
import dev.headroom.collector.storage.Retention;
import dev.headroom.forecasting.annotation.AnnotationRetention;
import dev.headroom.forecasting.annotation.Annotations;
import dev.headroom.forecasting.calendar.DeclaredEvents;
import dev.headroom.forecasting.calendar.EventCalendar;
import dev.headroom.forecasting.calendar.EventOutlook;
import dev.headroom.forecasting.capacity.CapacityEstimate;
import dev.headroom.forecasting.capacity.HistorySaturations;
import dev.headroom.forecasting.capacity.Saturations;
import dev.headroom.forecasting.cost.Costs;
import dev.headroom.forecasting.ensemble.ForecastMaker;
import dev.headroom.forecasting.ensemble.ForecastRequest;
import dev.headroom.forecasting.jdbc.JdbcAnnotations;
import dev.headroom.forecasting.jdbc.JdbcEventCalendar;
import dev.headroom.forecasting.jdbc.JdbcModelFiles;
import dev.headroom.forecasting.jdbc.JdbcOutlooks;
import dev.headroom.forecasting.jdbc.JdbcReceipts;
import dev.headroom.forecasting.jdbc.JdbcReplicaStarts;
import dev.headroom.forecasting.load.demand.DemandReader;
import dev.headroom.forecasting.model.Forecaster;
import dev.headroom.forecasting.model.Forecasters;
import dev.headroom.forecasting.model.boosting.Boosting;
import dev.headroom.forecasting.model.lstm.LstmMember;
import dev.headroom.forecasting.model.lstm.LstmSupport;
import dev.headroom.forecasting.model.lstm.NativeLibraries;
import dev.headroom.forecasting.model.lstm.ProcessSettings;
import dev.headroom.forecasting.model.lstm.TrainingPlan;
import dev.headroom.forecasting.model.lstm.tensorflow.TensorFlowLibrary;
import dev.headroom.forecasting.model.shelf.ModelShelf;
import dev.headroom.forecasting.modelfile.ModelFiles;
import dev.headroom.forecasting.receipt.Receipts;
import dev.headroom.forecasting.recommendation.prevention.HistoryPrevention;
import dev.headroom.forecasting.recommendation.prevention.Prevention;
import dev.headroom.forecasting.refresh.LoadForecaster;
import dev.headroom.forecasting.refresh.LoadHistory;
import dev.headroom.forecasting.refresh.LongForecasts;
import dev.headroom.forecasting.refresh.OutlookRefresher;
import dev.headroom.forecasting.refresh.OutlookSettings;
import dev.headroom.forecasting.refresh.OutlookSources;
import dev.headroom.forecasting.refresh.OutlookStore;
import dev.headroom.forecasting.refresh.RefreshRound;
import dev.headroom.forecasting.replica.ReplicaStarts;
import dev.headroom.forecasting.replica.ReplicaWatch;
import dev.headroom.forecasting.spring.DutySchedule;
import dev.headroom.forecasting.training.BackgroundTraining;
import dev.headroom.forecasting.training.TrainingSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Wires forecasting. Needs the histories, {@link Fleet}, {@link Roles}, {@link OutlookSettings}, {@link TrainingSettings},
 * {@link DeclaredEvents}, {@link InstantSource} and the database from outside.
 */
@Configuration(proxyBeanMethods = false)
public class ForecastingConfiguration {

    /** Fixed, so that the same history gives the same forecast after a restart. */
    private static final long SEED = 1;

    private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(5);
    private static final Duration BETWEEN_TRAININGS = Duration.ofSeconds(30);

    @Bean
    OutlookStore outlooks(DataSource dataSource, ModuleTables tables) {
        tables.migrate("forecasting");
        return new JdbcOutlooks(dataSource);
    }

    @Bean
    Saturations saturations(History history, Fleet fleet, Outlooks outlooks) {
        return new HistorySaturations(history, fleet, service -> learnedConcurrency(outlooks, service));
    }

    @Bean
    Prevention prevention(History history, Fleet fleet, Outlooks outlooks) {
        return new HistoryPrevention(history, fleet, service -> outlooks.latest(service)
                .map(Outlook::capacity)
                .orElseGet(() -> new CapacityEstimate.Unknown(CapacityEstimate.Reason.STALE_DATA, "no outlook yet")));
    }

    @Bean
    BackgroundTraining.Shelves shelves() {
        return new BackgroundTraining.Shelves(new ModelShelf<>(Boosting.NAME), new ModelShelf<>(LstmMember.NAME));
    }

    @Bean
    ModelFiles modelFiles(DataSource dataSource, OutlookStore migrated) {
        return new JdbcModelFiles(dataSource);
    }

    @Bean
    BackgroundTraining.Sources trainingSources(
            History history, LoadHistory load, OutlookSettings outlooks, ModelFiles files, NativeLibraries libraries) {
        Supplier<LstmSupport> tensorFlow = () -> TensorFlowLibrary.find(libraries.directory());
        return new BackgroundTraining.Sources(history, load, outlooks, files, tensorFlow, TrainingPlan.USUAL);
    }

    @Bean
    BackgroundTraining backgroundTraining(
            TrainingSettings settings,
            BackgroundTraining.Sources sources,
            BackgroundTraining.Shelves shelves,
            InstantSource clock) {
        return new BackgroundTraining(settings, sources, shelves, clock);
    }

    @Bean
    DutySchedule trainingSchedule(BackgroundTraining training, Jobs jobs, Leadership leadership, Roles roles) {
        ThreadFactory nice =
                task -> Thread.ofPlatform().name("training").daemon().unstarted(() -> {
                    ProcessSettings.giveWay();
                    task.run();
                });
        BackgroundJob job = jobs.named("training", "A model is not trained, the others serve");
        DutySchedule.Work work = new DutySchedule.Work(
                job, BETWEEN_TRAININGS, nice, training::work, training::failure, training::callOff);
        return new DutySchedule(work, leadership, roles.include(Role.FORECASTER));
    }

    @Bean
    LoadForecaster loadForecaster(BackgroundTraining.Shelves shelves) {
        List<Forecaster> members = new ArrayList<>(Forecasters.all());
        members.add(shelves.trees().member());
        members.add(shelves.networks().member());
        return forecaster(members);
    }

    private static LoadForecaster forecaster(List<Forecaster> members) {
        ForecastMaker maker = new ForecastMaker(members);
        return (offered, steps) -> maker.make(offered, new ForecastRequest(steps, SEED));
    }

    @Bean
    LoadHistory loadHistory(DemandReader demand, EventOutlook events) {
        return LoadHistory.ordinary(demand, events);
    }

    @Bean
    DemandReader demandReader(History history, HostHistory hosts, ExtraHistory extras) {
        return new DemandReader(history, hosts, extras);
    }

    @Bean
    EventCalendar eventCalendar(
            DataSource dataSource, OutlookStore migrated, DeclaredEvents declared, InstantSource clock) {
        return new JdbcEventCalendar(dataSource, declared, clock);
    }

    @Bean
    EventOutlook eventOutlook(EventCalendar calendar, DemandReader demand) {
        return new EventOutlook(
                calendar, (service, window) -> demand.of(service, window).requests());
    }

    @Bean
    Annotations annotations(DataSource dataSource, OutlookStore migrated) {
        return new JdbcAnnotations(dataSource);
    }

    @Bean
    Receipts receipts(DataSource dataSource, OutlookStore migrated) {
        return new JdbcReceipts(dataSource);
    }

    @Bean
    ReplicaStarts replicaStarts(DataSource dataSource, OutlookStore migrated) {
        return new JdbcReplicaStarts(dataSource);
    }

    @Bean
    Costs costs(History history, Fleet fleet) {
        return new Costs(history, fleet);
    }

    @Bean
    ReplicaWatch replicaWatch(History history, Annotations annotations, ReplicaStarts starts) {
        return new ReplicaWatch(history, annotations, starts);
    }

    @Bean
    OutlookSources outlookSources(
            History history,
            Fleet fleet,
            DemandReader demand,
            EventOutlook events,
            OutlookStore store,
            Receipts receipts,
            ReplicaWatch watch,
            ReplicaStarts starts) {
        return new OutlookSources(history, fleet, demand, events, store, receipts, watch, starts);
    }

    @Bean
    OutlookRefresher outlookRefresher(
            OutlookSources sources, LoadForecaster forecaster, OutlookSettings settings, InstantSource clock) {
        return new OutlookRefresher(sources, forecaster, settings, clock);
    }

    @Bean
    LongForecasts longForecasts(OutlookSources sources, OutlookSettings settings, InstantSource clock) {
        return new LongForecasts(sources, forecaster(Forecasters.all()), settings, clock);
    }

    @Bean
    AnnotationRetention annotationRetention(Annotations annotations, Retention retention) {
        return new AnnotationRetention(annotations, retention.hours());
    }

    @Bean
    DutySchedule refreshSchedule(
            OutlookRefresher refresher,
            ReplicaWatch watch,
            AnnotationRetention annotations,
            Jobs jobs,
            Leadership leadership,
            Roles roles,
            InstantSource clock) {
        ThreadFactory threads = Thread.ofPlatform().name("outlook").daemon().factory();
        Runnable round = new RefreshRound(refresher, watch, annotations, clock);
        BackgroundJob job = jobs.named("forecasts", "Outlooks are not made anew");
        DutySchedule.Work work =
                new DutySchedule.Work(job, BETWEEN_ROUNDS, threads, round, refresher::failure, () -> {});
        return new DutySchedule(work, leadership, roles.include(Role.FORECASTER));
    }

    private static double learnedConcurrency(Outlooks outlooks, ServiceName service) {
        return outlooks.latest(service)
                .map(Outlook::capacity)
                .filter(CapacityEstimate.Learned.class::isInstance)
                .map(CapacityEstimate.Learned.class::cast)
                .map(CapacityEstimate.Learned::concurrency)
                .orElse(Double.NaN);
    }
}
