package dev.headroom.forecasting.recommendation;

import dev.headroom.collector.fleet.ServiceDefinition;
import dev.headroom.forecasting.calendar.ExpectedEvent;
import dev.headroom.forecasting.recommendation.margin.Margins;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a recommendation starts from besides forecast and capacity.
 *
 * @param replicas who serves and who is about to
 * @param offered the load of this moment
 * @param past what was asked for before, and how it did
 * @param events that touch the horizon
 */
public record Situation(
        ServiceDefinition service,
        Instant now,
        Replicas replicas,
        Load offered,
        Past past,
        List<ExpectedEvent> events) {

    /**
     * Serving nodes that are up, those that are starting, and how long a start takes.
     *
     * @param startUp of a replica, the delay until load is seen included
     */
    public record Replicas(int up, int pending, LeadTime startUp) {

        /** Those that are paid for, whether they serve yet or not. */
        int provisioned() {
            return up + pending;
        }
    }

    /**
     * The load of this moment.
     *
     * @param nowRps highest offered load of the last minutes, requests/s; NaN when unknown
     * @param lastValueMarginRps with which last value would have held over the lead time in the last days, requests/s more; NaN
     *     when unknown
     * @param stress of the latencies of the last minute against their objectives, {@link SloPressure#stress}; NaN when
     *     unknown
     */
    public record Load(double nowRps, double lastValueMarginRps, double stress) {

        /** What is not known asks for nothing. */
        double knownRps() {
            return Double.isNaN(nowRps) ? 0 : nowRps;
        }
    }

    /**
     * What earlier recommendations leave behind.
     *
     * @param recentNeeds replicas asked for over the horizon ({@link Evidence#needed}), by the recommendations within
     *     the stabilisation window; empty when nobody looked
     * @param recentlyAsked replicas that the lead time asked for ({@link Plan#asked}) within the cool-down
     * @param margins how wrong forecasts were
     * @param record how the advice did against last value
     */
    public record Past(List<Integer> recentNeeds, List<Integer> recentlyAsked, Margins margins, TrackRecord record) {
        public static final Past NONE = new Past(List.of(), List.of(), Margins.NONE_YET, TrackRecord.NONE);

        public Past {
            recentNeeds = List.copyOf(recentNeeds);
            recentlyAsked = List.copyOf(recentlyAsked);
        }
    }

    public Situation {
        events = List.copyOf(events);
    }

    Duration lead() {
        return replicas.startUp().length();
    }
}
