package dev.headroom.forecasting.capacity.loadtest;

/**
 * When a step counts as too much.
 *
 * @param failureShare failures above this share, 0 to 1
 * @param latencySeconds slower requests than this; infinite when there is no such objective
 * @param ttftSeconds likewise for the first token
 * @param tpotSeconds likewise for each further token
 */
public record Objective(double failureShare, double latencySeconds, double ttftSeconds, double tpotSeconds) {

    /** One request in a thousand may fail, and be as slow as it likes. */
    public static final Objective DEFAULT =
            new Objective(0.001, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    public Objective {
        if (!(failureShare >= 0 && failureShare < 1)) {
            throw new IllegalArgumentException("the share of failures must be in [0, 100 %), was " + failureShare);
        }
        if (!(latencySeconds > 0 && ttftSeconds > 0 && tpotSeconds > 0)) {
            throw new IllegalArgumentException("objectives of latency must be > 0");
        }
    }

    boolean failing(LoadStep step) {
        return step.failureShare() > failureShare;
    }

    /** A latency that is not known breaks no objective. */
    boolean tooSlow(LoadStep step) {
        return step.latency().seconds() > latencySeconds
                || step.ttftSeconds() > ttftSeconds
                || step.tpotSeconds() > tpotSeconds;
    }
}
