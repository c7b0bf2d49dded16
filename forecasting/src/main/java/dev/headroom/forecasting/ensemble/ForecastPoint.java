package dev.headroom.forecasting.ensemble;

import java.time.Instant;

/** Expected offered requests per second over the step that starts at {@code time}, with 80 % and 95 % intervals. */
public record ForecastPoint(Instant time, double mean, double low80, double high80, double low95, double high95) {
    public ForecastPoint {
        if (!(low95 <= low80 && low80 <= mean && mean <= high80 && high80 <= high95)) {
            throw new IllegalArgumentException("intervals must nest, were " + low95 + " " + low80 + " " + mean + " "
                    + high80 + " " + high95 + " at " + time);
        }
    }
}
