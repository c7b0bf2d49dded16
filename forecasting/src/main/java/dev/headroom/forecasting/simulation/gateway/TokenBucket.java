package dev.headroom.forecasting.simulation.gateway;

import dev.headroom.collector.fleet.Limiter;

/** The limiter: a bucket of {@code burst} tokens that refills at {@code rps}. One thread. */
public final class TokenBucket {

    private final Limiter limiter;
    private double tokens;
    private double second;

    public TokenBucket(Limiter limiter, double second) {
        this.limiter = limiter;
        this.tokens = limiter.burst();
        this.second = second;
    }

    public boolean take(double now) {
        refill(now);
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }

    /** Takes as much of {@code wanted} as there is and tells how much that was. */
    public double takeUpTo(double wanted, double now) {
        // What flows in during the step may flow out in it, so the bucket is emptied before it is capped.
        tokens += Math.max(0, now - second) * limiter.rps();
        second = now;
        double taken = Math.min(wanted, tokens);
        tokens = Math.min(limiter.burst(), tokens - taken);
        return taken;
    }

    /** What {@link #takeUpTo} could give at most. */
    public double available(double now) {
        return tokens + Math.max(0, now - second) * limiter.rps();
    }

    private void refill(double now) {
        tokens = Math.min(limiter.burst(), tokens + (now - second) * limiter.rps());
        second = now;
    }
}
