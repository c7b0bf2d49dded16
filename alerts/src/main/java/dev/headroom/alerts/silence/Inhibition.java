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

    /** A node that is down takes its GPUs along; a service that is down has no latency worth a message. */
    public static final List<Inhibition> USUAL = List.of(
            new Inhibition(
                    Matchers.of("alertname=\"target-down\""),
                    Matchers.of("alertname=~\"(gpu|xid|ecc|thermal|power)-.*\""),
                    List.of("service", "node")),
            new Inhibition(
                    Matchers.of("alertname=\"service-down\""),
                    Matchers.of("alertname=~\"target-down|.*latency.*|.*ttft.*|.*tpot.*|.*burn.*|no-data\""),
                    List.of("service")),
            new Inhibition(
                    Matchers.of("alertname=\"error-rate\"", "severity=\"critical\""),
                    Matchers.of("alertname=~\".*latency.*|.*ttft.*|.*tpot.*\"", "severity!=\"critical\""),
                    List.of("service")));

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
