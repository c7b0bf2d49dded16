package dev.headroom.alerts.slo;

/**
 * Requests of a stretch of time by whether the promise was kept. Refusals with 429 are neither: a client over its quota
 * was promised nothing. NaN is unknown.
 */
record Served(double good, double bad) {

    /** Share that was bad, 0 to 1; NaN when nothing is known or nothing was asked. */
    double badShare() {
        return bad / (good + bad);
    }
}
