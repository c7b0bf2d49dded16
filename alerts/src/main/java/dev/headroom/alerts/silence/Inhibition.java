package dev.headroom.alerts.silence;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * While an incident that matches {@code source} fires, those that match {@code target} are not told.
 *
 * @param equal labels that both must have with the same value
 */
public record Inhibition(Matchers source, Matchers target, List<String> equal) {

    private static final String GPU_RULES = "gpu-lost|gpu-xid|gpu-memory-errors|gpu-held-down|gpu-memory-full";

    /**
     * A node that is down takes its GPUs along; a service that tells nothing has targets that are down; one that fails has
     * no latency worth a message; and a budget that burns within an hour burns within days as well.
     */
    public static final List<Inhibition> USUAL = List.of(
            of("target-down", GPU_RULES, List.of("service", "node")),
            of("no-data", "target-down|latency-ttft|latency-tpot", List.of("service")),
            of("error-rate", "latency-ttft|latency-tpot", List.of("service")),
            of("burn-rate-1h", "burn-rate-6h|burn-rate-1d|burn-rate-3d", List.of("service")),
            of("burn-rate-6h", "burn-rate-1d|burn-rate-3d", List.of("service")));

    /** Rules by their names; those of the target with bars between them. */
    private static Inhibition of(String source, String targets, List<String> equal) {
        return new Inhibition(
                Matchers.of("alertname=\"" + source + "\""), Matchers.of("alertname=~\"" + targets + "\""), equal);
    }

    public Inhibition {
        equal = List.copyOf(equal);
    }

    /** Nothing inhibits itself, nor what it is inhibited by in turn through the same labels. */
    boolean holds(Map<String, String> firing, Map<String, String> other) {
        return source.match(firing)
                && target.match(other)
                && !(source.match(other) && target.match(firing))
                && equal.stream().allMatch(label -> sameAndPresent(firing.get(label), other.get(label)));
    }

    private static boolean sameAndPresent(@Nullable String one, @Nullable String other) {
        return one != null && one.equals(other);
    }
}
