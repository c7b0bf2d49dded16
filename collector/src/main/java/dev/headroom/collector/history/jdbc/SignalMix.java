package dev.headroom.collector.history.jdbc;

import dev.headroom.collector.history.Signal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Makes signals of quantities. What gateways tell in a step goes before what nodes tell, so that a request refused in front
 * counts and a request seen twice counts once. A rejection that nobody tells apart is not subtracted from what was served.
 * Connections that neither tells are those of the machines.
 */
record SignalMix(Steps<Quantity> nodes, Steps<Quantity> gateways, Steps<Quantity> hosts, Steps<GpuQuantity> gpus) {

    static Set<Quantity> quantitiesFor(Set<Signal> signals) {
        Set<Quantity> wanted = EnumSet.noneOf(Quantity.class);
        for (Signal signal : signals) {
            switch (signal) {
                case OFFERED_RPS -> wanted.add(Quantity.ENDED);
                case SERVED_RPS -> wanted.addAll(EnumSet.range(Quantity.ENDED, Quantity.REJECTED_503));
                case CONNECTION_LIMIT -> {
                    wanted.add(Quantity.CONNECTIONS);
                    wanted.add(Quantity.CONNECTION_LIMIT);
                }
                default -> {
                    if (gpuQuantity(signal).isEmpty()) {
                        wanted.add(quantity(signal));
                    }
                }
            }
        }
        return wanted;
    }

    static boolean wantsGpus(Set<Signal> signals) {
        return signals.stream().anyMatch(signal -> gpuQuantity(signal).isPresent());
    }

    private static Optional<GpuQuantity> gpuQuantity(Signal signal) {
        return switch (signal) {
            case GPU_UTILIZATION -> Optional.of(GpuQuantity.UTILIZATION);
            case GPU_MEMORY_RATIO -> Optional.of(GpuQuantity.MEMORY_RATIO);
            case GPU_POWER_WATTS -> Optional.of(GpuQuantity.POWER);
            case GPU_THROTTLED_RATIO -> Optional.of(GpuQuantity.THROTTLED_RATIO);
            case GPU_CLOCK_LOWEST_MEGAHERTZ -> Optional.of(GpuQuantity.CLOCK_LOWEST);
            case GPU_CLOCK_HIGHEST_MEGAHERTZ -> Optional.of(GpuQuantity.CLOCK_HIGHEST);
            default -> Optional.empty();
        };
    }

    double[] of(Signal signal) {
        return switch (signal) {
            case SERVED_RPS -> served();
            case CONNECTIONS -> known(gatewayFirst(Quantity.CONNECTIONS), hosts.of(Quantity.CONNECTIONS));
            case CONNECTION_LIMIT -> connectionLimit();
            default -> gpuQuantity(signal).map(gpus::of).orElseGet(() -> gatewayFirst(quantity(signal)));
        };
    }

    private double[] gatewayFirst(Quantity quantity) {
        return known(gateways.of(quantity), nodes.of(quantity));
    }

    /** The first wherever it is known, else the second. */
    private static double[] known(double[] first, double[] second) {
        return Steps.combine(first, second, (one, other) -> Double.isNaN(one) ? other : one);
    }

    /** A machine's limit is no limit of connections that somebody else counted. */
    private double[] connectionLimit() {
        double[] told = gatewayFirst(Quantity.CONNECTION_LIMIT);
        double[] ofHosts = Steps.combine(
                gatewayFirst(Quantity.CONNECTIONS),
                hosts.of(Quantity.CONNECTION_LIMIT),
                (counted, limit) -> Double.isNaN(counted) ? limit : Double.NaN);
        return known(told, ofHosts);
    }

    /** All from one side: what ended at the gateways minus what failed there, or the same of the nodes. */
    private double[] served() {
        return known(served(gateways), served(nodes));
    }

    private static double[] served(Steps<Quantity> side) {
        double[] served = side.of(Quantity.ENDED);
        for (Quantity lost : EnumSet.of(Quantity.FAILED, Quantity.REJECTED_429, Quantity.REJECTED_503)) {
            served = Steps.combine(
                    served, side.of(lost), (rest, gone) -> Double.isNaN(gone) ? rest : Math.max(0, rest - gone));
        }
        return served;
    }

    private static Quantity quantity(Signal signal) {
        return switch (signal) {
            case OFFERED_RPS, SERVED_RPS -> Quantity.ENDED;
            case FAILED_RPS -> Quantity.FAILED;
            case REJECTED_429_RPS -> Quantity.REJECTED_429;
            case REJECTED_503_RPS -> Quantity.REJECTED_503;
            case RUNNING -> Quantity.RUNNING;
            case WAITING -> Quantity.WAITING;
            case MAX_RUNNING -> Quantity.MAX_RUNNING;
            case KV_CACHE_RATIO -> Quantity.KV_CACHE_RATIO;
            case KV_CACHE_RATIO_MAX -> Quantity.KV_CACHE_RATIO_MAX;
            case PREFIX_HIT_RATIO -> Quantity.PREFIX_HIT_RATIO;
            case PROMPT_TOKENS_PER_SECOND -> Quantity.PROMPT_TOKENS;
            case CACHED_PROMPT_TOKENS_PER_SECOND -> Quantity.CACHED_PROMPT_TOKENS;
            case GENERATION_TOKENS_PER_SECOND -> Quantity.GENERATION_TOKENS;
            case PREEMPTIONS_PER_SECOND -> Quantity.PREEMPTIONS;
            case CONNECTIONS -> Quantity.CONNECTIONS;
            case CONNECTION_LIMIT -> Quantity.CONNECTION_LIMIT;
            case NODES_UP -> Quantity.MEMBERS;
            case GPU_UTILIZATION,
                    GPU_MEMORY_RATIO,
                    GPU_POWER_WATTS,
                    GPU_THROTTLED_RATIO,
                    GPU_CLOCK_LOWEST_MEGAHERTZ,
                    GPU_CLOCK_HIGHEST_MEGAHERTZ -> throw new IllegalArgumentException("not of nodes: " + signal);
        };
    }
}
