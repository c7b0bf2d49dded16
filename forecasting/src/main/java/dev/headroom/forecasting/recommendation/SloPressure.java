package dev.headroom.forecasting.recommendation;

/**
 * How the latencies of this moment stand against the objectives, and the replicas that follow, after llm-d's law: with
 * {@code s = min(max(P90 TTFT/S₁, P90 TPOT/S₂), 2)} above 1 it asks for {@code n + ⌈n·(s·c − 1)⌉}, c being the share of
 * the provisioned replicas that are ready; at most twice as many, or four more. llm-d aims at 0.55; a replica that is used
 * to its μ stands at 1 by definition, so that 0.55 would ask for idle replicas for ever (docs/decisions/008).
 *
 * @param stress s; NaN when no latency is known
 * @param replicas what it asks for; those that there are when it asks for no more
 */
public record SloPressure(double stress, int replicas) {

    private static final double TARGET = 1;
    private static final double MOST_STRESS = 2;
    private static final int SMALL_FLEET_STEP = 4;

    /** Ratios of the 90th percentiles to their objectives; NaN where one is not known. */
    public static double stress(double ttftRatio, double tpotRatio) {
        double worse = Double.isNaN(ttftRatio) || tpotRatio > ttftRatio ? tpotRatio : ttftRatio;
        return Math.min(worse, MOST_STRESS);
    }

    /** Whether a stress asks for more; false when it is not known. */
    public static boolean isAboveTarget(double stress) {
        return stress > TARGET;
    }

    static SloPressure of(double stress, int ready, int pending) {
        int provisioned = ready + pending;
        if (!isAboveTarget(stress) || provisioned == 0) {
            return new SloPressure(stress, ready);
        }
        double ratio = stress * ready / provisioned / TARGET;
        int wanted = provisioned + (int) Math.max(0, Math.ceil(provisioned * (ratio - 1)));
        return new SloPressure(stress, Math.min(wanted, provisioned + Math.max(provisioned, SMALL_FLEET_STEP)));
    }
}
