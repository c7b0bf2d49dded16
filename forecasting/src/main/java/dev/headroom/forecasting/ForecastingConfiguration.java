package dev.headroom.forecasting;

import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.fleet.Roles;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.ExtraHistory;
import dev.headroom.collector.history.History;
import dev.headroom.collector.history.HostHistory;
import dev.headroom.collector.storage.Leadership;
import dev.headroom.collector.storage.ModuleTables;
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
import dev.headroom.forecasting.model.lstm.LstmShelf;
import dev.headroom.forecasting.model.lstm.NativeLibraries;
import dev.headroom.forecasting.model.lstm.TrainingPlan;
import dev.headroom.forecasting.model.lstm.tensorflow.TensorFlowLibrary;
import dev.headroom.forecasting.modelfile.ModelFiles;
import dev.headroom.forecasting.receipt.Receipts;
import dev.headroom.forecasting.recommendation.HistoryPrevention;
import dev.headroom.forecasting.recommendation.Prevention;
import dev.headroom.forecasting.refresh.LoadForecaster;
import dev.headroom.forecasting.refresh.OutlookRefresher;
import dev.headroom.forecasting.refresh.OutlookSettings;
import dev.headroom.forecasting.refresh.OutlookSources;
import dev.headroom.forecasting.refresh.OutlookStore;
import dev.headroom.forecasting.replica.ReplicaStarts;
import dev.headroom.forecasting.replica.ReplicaWatch;
import dev.headroom.forecasting.spring.RefreshSchedule;
import dev.headroom.forecasting.spring.TrainingSchedule;
import dev.headroom.forecasting.training.NetworkTraining;
import dev.headroom.forecasting.training.TrainingSettings;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
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
    LstmShelf lstmShelf() {
        return new LstmShelf();
    }

    @Bean
    ModelFiles modelFiles(DataSource dataSource, OutlookStore migrated) {
        return new JdbcModelFiles(dataSource);
    }

    /** TensorFlow is looked for when it is first needed, long after the start. */
    @Bean
    NetworkTraining networkTraining(
            History history,
            OutlookSettings outlooks,
            ModelFiles files,
            TrainingSettings settings,
            NativeLibraries libraries,
            LstmShelf shelf,
            InstantSource clock) {
        NetworkTraining.Sources sources = new NetworkTraining.Sources(
                history, outlooks, files, () -> TensorFlowLibrary.find(libraries.directory()), TrainingPlan.USUAL);
        return new NetworkTraining(settings, sources, shelf, clock);
    }

    @Bean
    TrainingSchedule trainingSchedule(NetworkTraining training, Leadership leadership, Roles roles) {
        return new TrainingSchedule(training, leadership, roles);
    }

    @Bean
    LoadForecaster loadForecaster(LstmShelf shelf) {
        List<Forecaster> members = new ArrayList<>(Forecasters.all());
        members.add(shelf.member());
        ForecastMaker maker = new ForecastMaker(members);
        return (offered, steps) -> maker.make(offered, new ForecastRequest(steps, SEED));
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
    RefreshSchedule refreshSchedule(
            OutlookRefresher refresher, ReplicaWatch watch, Leadership leadership, Roles roles, InstantSource clock) {
        return new RefreshSchedule(new RefreshSchedule.Duties(refresher, watch, clock), leadership, roles);
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
