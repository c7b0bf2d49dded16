package dev.headroom.forecasting.export;

import dev.headroom.forecasting.ensemble.ForecastMaker;
import dev.headroom.forecasting.ensemble.ForecastRequest;
import dev.headroom.forecasting.load.Seasons;
import dev.headroom.forecasting.model.Forecasters;
import java.util.Optional;
import java.util.Set;

/**
 * What to do with the series of a file.
 *
 * @param forecast horizon and seed
 * @param seasons absent to find them from the step or the data
 * @param models names of the members to use; empty for all
 */
public record FileRequest(ForecastRequest forecast, Optional<Seasons> seasons, Set<String> models) {

    /** Throws {@link IllegalArgumentException} for a model that does not exist. */
    public FileRequest {
        models = Set.copyOf(models);
        Forecasters.check(models);
    }

    ForecastMaker maker() {
        return models.isEmpty()
                ? new ForecastMaker()
                : new ForecastMaker(Forecasters.named(models), Forecasters.fleetNamed(models));
    }
}
