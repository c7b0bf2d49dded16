package dev.headroom.forecasting.export;

import dev.headroom.forecasting.ensemble.ForecastMaker;
import dev.headroom.forecasting.ensemble.ForecastRequest;
import dev.headroom.forecasting.load.Seasons;
import dev.headroom.forecasting.model.FleetForecaster;
import dev.headroom.forecasting.model.Forecaster;
import dev.headroom.forecasting.model.Forecasters;
import dev.headroom.forecasting.model.KeptFleet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What to do with the series of a file.
 *
 * @param forecast horizon and seed
 * @param seasons absent to find them from the step or the data
 * @param models names of the members to use; empty for all but those {@link Forecasters#onRequest() on request}
 * @param onRequest those of the named that are on request
 */
public record FileRequest(
        ForecastRequest forecast, Optional<Seasons> seasons, Set<String> models, List<FleetForecaster> onRequest) {

    /** Throws {@link IllegalArgumentException} for a model that does not exist. */
    public FileRequest {
        models = Set.copyOf(models);
        onRequest = List.copyOf(onRequest);
        Forecasters.check(models);
    }

    /** Without any that is on request. */
    public FileRequest(ForecastRequest forecast, Optional<Seasons> seasons, Set<String> models) {
        this(forecast, seasons, models, List.of());
    }

    ForecastMaker maker() {
        return new ForecastMaker(members(), fleetMembers());
    }

    /** Whose models of many series learn anew only when the history has grown by {@code keep}. */
    ForecastMaker maker(Duration keep) {
        List<FleetForecaster> kept = new ArrayList<>();
        fleetMembers().forEach(member -> kept.add(new KeptFleet(member, keep)));
        return new ForecastMaker(members(), kept);
    }

    private List<Forecaster> members() {
        return models.isEmpty() ? Forecasters.all() : Forecasters.named(models);
    }

    private List<FleetForecaster> fleetMembers() {
        if (models.isEmpty()) {
            return Forecasters.fleet();
        }
        List<FleetForecaster> fleet = new ArrayList<>(Forecasters.fleetNamed(models));
        fleet.addAll(onRequest);
        return fleet;
    }
}
