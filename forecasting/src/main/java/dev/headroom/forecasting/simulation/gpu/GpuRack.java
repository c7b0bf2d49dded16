package dev.headroom.forecasting.simulation.gpu;

import dev.headroom.forecasting.simulation.engine.NodeState;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The GPUs of a node as they follow from its load: tensor parallel, so all of them work alike, each a little differently.
 * The same node, device and second always give the same numbers.
 *
 * @param devices per node
 * @param maxRunning requests that fill the node
 */
public record GpuRack(int devices, int maxRunning, double powerLimitWatts, double topClockMegahertz) {

    private static final double IDLE_WATTS = 115;

    /** Readings change every so many simulated seconds. */
    private static final double FLICKER_SECONDS = 5;

    public GpuRack {
        if (devices < 1 || maxRunning < 1) {
            throw new IllegalArgumentException(
                    "devices and maxRunning must be >= 1, were " + devices + " and " + maxRunning);
        }
    }

    public List<GpuState> of(NodeState node, int nodeIndex, double second) {
        List<GpuState> states = new ArrayList<>(devices);
        for (int device = 0; device < devices; device++) {
            long place = nodeIndex * 64L + device;
            long moment = (long) Math.floor(second / FLICKER_SECONDS);
            SplittableRandom flicker = new SplittableRandom(moment * 1_000_003 + place);
            SplittableRandom own = new SplittableRandom(place);
            states.add(device(node, flicker.nextGaussian(), own.nextGaussian()));
        }
        return states;
    }

    private GpuState device(NodeState node, double flicker, double own) {
        double load = Math.min(1, node.gauges().running() / maxRunning);
        // Small batches already keep the kernels busy; the last tenth only comes when the batch is full.
        double utilization = load <= 0 ? 0 : Math.clamp(0.25 + 0.73 * Math.pow(load, 0.6) + 0.006 * flicker, 0, 1);
        boolean throttled = node.slowdown() > 1;
        double clock = topClockMegahertz / node.slowdown() - (utilization > 0 ? 15 * Math.abs(flicker) : 0);
        double heat = 33 + 41 * Math.pow(utilization, 1.2) + 1.5 * own + 0.5 * flicker;
        double power = IDLE_WATTS + (powerLimitWatts - IDLE_WATTS - 40) * utilization / node.slowdown() + 6 * flicker;
        return new GpuState(
                utilization,
                0.905 + 0.003 * own,
                Math.clamp(power, IDLE_WATTS - 20, powerLimitWatts),
                throttled ? 88 + own : heat,
                clock,
                throttled);
    }
}
