package dev.headroom.forecasting.ensemble;

/** A forecast, or why there is none. */
public sealed interface ForecastResult {

    record Made(Forecast forecast) implements ForecastResult {}

    record NotMade(Reason reason, String detail) implements ForecastResult {}

    enum Reason {
        TOO_LITTLE_HISTORY,
        STALE_DATA,
        TOO_MANY_GAPS
    }
}
