package dev.headroom.alerts.diagnosis;

/**
 * What a busy stretch did to users. Servers know requests, not people, so that users are counted in requests. NaN is
 * unknown.
 *
 * @param offeredRequests everything that was sent, repetitions included
 * @param lostRequests refused or failed
 * @param slowRequests answered, but with a first token later than the objective
 */
public record Damage(double offeredRequests, double lostRequests, double slowRequests) {

    /** Share of requests that were refused, failed or answered too late, 0 to 1. */
    public double affectedShare() {
        double affected = lostRequests + (Double.isNaN(slowRequests) ? 0 : slowRequests);
        return offeredRequests > 0 ? Math.min(1, affected / offeredRequests) : Double.NaN;
    }
}
