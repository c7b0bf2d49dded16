package dev.headroom.dashboard.export;

import dev.headroom.forecasting.Outlook;
import dev.headroom.forecasting.ensemble.ForecastResult;
import dev.headroom.forecasting.refresh.FarForecaster;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Gives the forecast that reaches as far as somebody asks. Thread-safe. */
@Component
public final class FarForecasts {

    private final FarForecaster beyond;

    FarForecasts(FarForecaster beyond) {
        this.beyond = beyond;
    }

    /**
     * The outlook's own forecast, or where that ends too soon one in steps of an hour, made anew.
     *
     * @throws IllegalArgumentException when the horizon is longer than 30 days
     */
    public ForecastResult reaching(Outlook outlook, Duration horizon) {
        return outlook.forecast() instanceof ForecastResult.Made(var near)
                        && near.step().multipliedBy(near.points().size()).compareTo(horizon) < 0
                ? beyond.of(outlook.service(), horizon)
                : outlook.forecast();
    }
}
