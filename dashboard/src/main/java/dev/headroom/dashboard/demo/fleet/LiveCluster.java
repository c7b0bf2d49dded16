package dev.headroom.dashboard.demo.fleet;

import dev.headroom.forecasting.simulation.Cluster;
import dev.headroom.forecasting.simulation.ClusterState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * A simulated cluster that keeps up with the clock. It starts some minutes in the past and remembers that stretch, so
 * that the history can end in what the live pages go on with. Thread-safe.
 */
public final class LiveCluster {

    /** What the cluster needs from empty to its usual load. */
    static final double WARM_UP_SECONDS = 240;
    /** How much of the recent past comes from this cluster rather than from the flow. */
    public static final double REMEMBERED_SECONDS = 900;
    /** Spacing of the remembered states, as the demo is scraped. */
    static final double STEP_SECONDS = 5;

    private final Cluster cluster;
    private final Instant anchor;
    private final InstantSource clock;
    private final List<ClusterState> remembered = new ArrayList<>();
    private double nextRemembered = -REMEMBERED_SECONDS;
    private boolean remembering = true;

    public LiveCluster(DemoService service, Instant anchor, InstantSource clock) {
        this.anchor = anchor;
        this.clock = clock;
        this.cluster = new Cluster(
                service.profile(), service.scenario(), -REMEMBERED_SECONDS - WARM_UP_SECONDS, service.seed());
    }

    /** The cluster as it is now. */
    public synchronized ClusterState state() {
        advance();
        return cluster.state();
    }

    /** Every state from {@link #REMEMBERED_SECONDS} before the start until now; nothing more is remembered afterwards. */
    public synchronized List<ClusterState> takeRemembered() {
        advance();
        remembering = false;
        List<ClusterState> taken = List.copyOf(remembered);
        remembered.clear();
        return taken;
    }

    private void advance() {
        double now = Duration.between(anchor, clock.instant()).toMillis() / 1000.0;
        while (remembering && nextRemembered <= now) {
            cluster.advanceTo(nextRemembered);
            remembered.add(cluster.state());
            nextRemembered += STEP_SECONDS;
        }
        cluster.advanceTo(now);
    }
}
