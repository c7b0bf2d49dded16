package dev.headroom.forecasting.export;

import dev.headroom.forecasting.ensemble.ForecastMaker;
import dev.headroom.forecasting.ensemble.ForecastRequest;
import dev.headroom.forecasting.load.Seasons;
import dev.headroom.forecasting.model.FleetForecaster;
import dev.headroom.forecasting.model.Forecasters;
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
        if (models.isEmpty()) {
            return new ForecastMaker();
        }
        List<FleetForecaster> fleet = new ArrayList<>(Forecasters.fleetNamed(models));
        fleet.addAll(onRequest);
        return new ForecastMaker(Forecasters.named(models), fleet);
    }
}
