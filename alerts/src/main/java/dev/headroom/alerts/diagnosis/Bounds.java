package dev.headroom.alerts.diagnosis;

import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.fleet.Limiter;
import dev.headroom.collector.fleet.ServiceDefinition;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.Signal;
import dev.headroom.forecasting.Outlook;
import dev.headroom.forecasting.Outlooks;
import dev.headroom.forecasting.capacity.CapacityEstimate;

/**
 * What a service is known to bear. NaN is unknown.
 *
 * @param limiterRps configured refill of the limiter
 * @param connections configured limit on connections
 * @param runningPerNode b*, running requests of one node at its capacity
 * @param decodeBaseSeconds α of a decode step α + βb
 * @param decodePerRequestSeconds β; with the prefill in it while γ is not known apart
 * @param prefillPerNode 1/γ, uncached prompt tokens per second that one node computes; unknown while γ is not known apart
 */
record Bounds(
        double limiterRps,
        double connections,
        double runningPerNode,
        double decodeBaseSeconds,
        double decodePerRequestSeconds,
        double prefillPerNode) {

    /** The limit that the moment tells, or else the declared one. */
    double connectionLimit(Moment moment) {
        double scraped = moment.get(Signal.CONNECTION_LIMIT);
        return Double.isNaN(scraped) ? connections : scraped;
    }

    static Bounds of(ServiceName service, Fleet fleet, Outlooks outlooks) {
        ServiceDefinition definition = fleet.definitionOf(service);
        double rps = definition.limiter().map(Limiter::rps).orElse(Double.NaN);
        double connections = definition.connectionLimit().isPresent()
                ? definition.connectionLimit().getAsLong()
                : Double.NaN;
        CapacityEstimate capacity = outlooks.latest(service)
                .map(Outlook::capacity)
                .orElseGet(() -> new CapacityEstimate.Unknown(CapacityEstimate.Reason.TOO_LITTLE_TRAFFIC, ""));
        return switch (capacity) {
            case CapacityEstimate.Learned learned ->
                new Bounds(
                        rps,
                        connections,
                        learned.concurrency(),
                        learned.decodeBaseSeconds(),
                        learned.provenance().toldApart()
                                ? learned.decodePerRequestSeconds()
                                : learned.perRunningSeconds(),
                        prefillPerSecond(learned));
            case CapacityEstimate.Unknown _ ->
                new Bounds(rps, connections, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        };
    }

    private static double prefillPerSecond(CapacityEstimate.Learned learned) {
        return learned.provenance().toldApart() ? 1 / learned.prefillSecondsPerToken() : Double.NaN;
    }
}
