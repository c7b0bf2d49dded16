package dev.headroom.forecasting.receipt;

import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.fleet.ReplicaPolicy;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Grades receipts whose time has passed: the optimum in hindsight is {@code ⌈y/μ⌉} for the load y of the step in which the
 * advised replicas would have begun to serve, within the operator's bounds. Where that load is not known there is no grade.
 */
public final class Grader {

    /** The rollups that the load is read from may lag by that much. */
    private static final Duration SETTLED = Duration.ofMinutes(5);
    /** What could not be graded by then never will be. */
    private static final Duration LATEST = Duration.ofDays(1);

    private final Receipts receipts;
    private final Fleet fleet;
    private final BiFunction<ServiceName, Window, TimeSeries> load;
    private final Duration step;

    /** @param load offered to a service over a window of this step, requests per second */
    public Grader(Receipts receipts, Fleet fleet, BiFunction<ServiceName, Window, TimeSeries> load, Duration step) {
        this.receipts = receipts;
        this.fleet = fleet;
        this.load = load;
        this.step = step;
    }

    /** Grades what can be graded of a service; returns how many. A second run grades nothing twice. */
    public int grade(ServiceName service, Instant now) {
        List<Receipt> open = receipts.ungraded(service, now.minus(LATEST), now);
        if (open.isEmpty()) {
            return 0;
        }
        Window window = Window.covering(open.getFirst().madeAt(), now, step);
        TimeSeries seen = load.apply(service, window);
        ReplicaPolicy policy = fleet.definitionOf(service).replicas();
        int graded = 0;
        for (Receipt receipt : open) {
            double y = valueAt(seen, receipt.served(), now);
            if (!Double.isNaN(y)) {
                int optimum = Math.clamp((int) Math.ceil(y / receipt.perReplica()), policy.min(), policy.max());
                receipts.grade(receipt, Grade.of(receipt.due(), optimum));
                graded++;
            }
        }
        return graded;
    }

    /** NaN while the step has not ended and settled, or when nothing is known of it. */
    private double valueAt(TimeSeries seen, Instant time, Instant now) {
        long point = Math.floorDiv(Duration.between(seen.window().from(), time).toSeconds(), step.toSeconds());
        boolean settled =
                !seen.window().timeOf((int) point).plus(step).plus(SETTLED).isAfter(now);
        return settled && point < seen.size() ? seen.at((int) point) : Double.NaN;
    }
}
