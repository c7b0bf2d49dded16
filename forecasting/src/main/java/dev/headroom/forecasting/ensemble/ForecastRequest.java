package dev.headroom.forecasting.ensemble;

/**
 * What to forecast.
 *
 * @param horizonSteps steps ahead, 1 to {@value #MOST_STEPS}
 * @param seed fixes all chance; the same series and request give the same forecast
 */
public record ForecastRequest(int horizonSteps, long seed) {

    public static final int MOST_STEPS = 10_000;

    public ForecastRequest {
        if (horizonSteps < 1 || horizonSteps > MOST_STEPS) {
            throw new IllegalArgumentException("horizon must be 1 to " + MOST_STEPS + " steps, was " + horizonSteps);
        }
    }
}
