package dev.headroom.forecasting.simulation;

import dev.headroom.forecasting.simulation.gateway.RetryPolicy;
import dev.headroom.forecasting.simulation.workload.Workload;

/** Something out of the ordinary that happens to a cluster for a while. */
public sealed interface Disturbance {

    Span span();

    /** Demand is multiplied; it takes {@code rampSeconds} to rise and to fall. */
    record Surge(Span span, double factor, double rampSeconds) implements Disturbance {}

    /** The node is gone with everything it was doing, and comes back empty. */
    record NodeLost(Span span, int node) implements Disturbance {}

    /** The node's steps take {@code slowdown} times as long, because its GPUs are too hot. */
    record Throttled(Span span, int node, double slowdown) implements Disturbance {}

    /** Clients keep their connections open this long after an answer. */
    record HeldConnections(Span span, double idleSeconds) implements Disturbance {}

    /** Clients retry in another way. */
    record Retrying(Span span, RetryPolicy retry) implements Disturbance {}

    /** Clients ask for something else, such as long documents instead of chats. */
    record OtherWorkload(Span span, Workload workload) implements Disturbance {}

    /** This share of all requests, 0 to 1, goes to one node whatever it is doing, as a hash of a session would send it. */
    record Skewed(Span span, int node, double share) implements Disturbance {
        public Skewed {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("share must be in [0, 1], was " + share);
            }
        }
    }

    /** A stretch of simulated seconds, the end excluded. */
    record Span(double fromSecond, double toSecond) {
        public Span {
            if (!(fromSecond < toSecond)) {
                throw new IllegalArgumentException("from must be before to, was " + fromSecond + " and " + toSecond);
            }
        }

        boolean contains(double second) {
            return second >= fromSecond && second < toSecond;
        }

        /** 0 outside, 1 well inside, in between on the way in and out. */
        double strength(double second, double rampSeconds) {
            if (!contains(second)) {
                return 0;
            }
            double inside = Math.min(second - fromSecond, toSecond - second);
            return rampSeconds <= 0 ? 1 : Math.min(1, inside / rampSeconds);
        }
    }
}
