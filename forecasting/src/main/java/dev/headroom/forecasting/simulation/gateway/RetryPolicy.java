package dev.headroom.forecasting.simulation.gateway;

import java.util.random.RandomGenerator;

/**
 * What clients do after a 429 or a 5xx.
 *
 * @param share of them that try again, 0 to 1
 * @param maxAttempts tries of one request, the first included
 * @param firstDelaySeconds before the second try; later ones wait {@code backOff} times longer each
 */
public record RetryPolicy(double share, int maxAttempts, double firstDelaySeconds, double backOff) {

    public static final RetryPolicy NEVER = new RetryPolicy(0, 1, 1, 1);

    public RetryPolicy {
        if (!(share >= 0 && share <= 1) || maxAttempts < 1 || !(firstDelaySeconds > 0) || !(backOff >= 1)) {
            throw new IllegalArgumentException("a retry policy needs share in [0, 1], attempts >= 1, delay > 0 and"
                    + " back-off >= 1, was " + share + ", " + maxAttempts + ", " + firstDelaySeconds + ", " + backOff);
        }
    }

    public boolean retries(int attempt, RandomGenerator random) {
        return attempt < maxAttempts && random.nextDouble() < share;
    }

    /** Half to one and a half times the back-off, so that clients do not march in step. */
    public double delaySeconds(int attempt, RandomGenerator random) {
        return firstDelaySeconds * Math.pow(backOff, attempt - 1) * (0.5 + random.nextDouble());
    }

    /** Mean tries per request when each is turned away with the same probability. */
    public double attemptsPerRequest(double turnedAway) {
        double attempts = 0;
        double reaching = 1;
        for (int attempt = 1; attempt <= maxAttempts; attempt++) {
            attempts += reaching;
            reaching *= turnedAway * share;
        }
        return attempts;
    }
}
