package dev.headroom.alerts.diagnosis;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.History;
import dev.headroom.collector.history.Signal;
import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Whether one replica is full while others are not. Reads the nodes' series the first time it is asked, since most
 * ranges never need them. One thread.
 */
final class NodeBalance implements Predicate<Moment> {

    private static final Set<Signal> SIGNALS = Set.of(Signal.RUNNING, Signal.WAITING);
    /** The fullest node holds most of the queue. */
    private static final double SHARE_OF_QUEUE = 0.6;
    /** The others run at most this share of what it runs. */
    private static final double OTHERS_RUN = 0.7;

    private final History history;
    private final ServiceName service;
    private final Window window;
    private List<Map<Signal, TimeSeries>> nodes = List.of();
    private boolean read;

    NodeBalance(History history, ServiceName service, Window window) {
        this.history = history;
        this.service = service;
        this.window = window;
    }

    @Override
    public boolean test(Moment moment) {
        if (!read) {
            nodes = List.copyOf(history.seriesByNode(service, SIGNALS, window).values());
            read = true;
        }
        int point =
                Math.toIntExact((moment.time().getEpochSecond() - window.from().getEpochSecond())
                        / window.step().toSeconds());
        return nodes.size() > 1 && isLopsided(point);
    }

    private boolean isLopsided(int point) {
        double queue = 0;
        double longest = 0;
        int fullest = -1;
        for (int node = 0; node < nodes.size(); node++) {
            double waiting = value(node, Signal.WAITING, point);
            if (!Double.isNaN(waiting)) {
                queue += waiting;
                if (waiting > longest) {
                    longest = waiting;
                    fullest = node;
                }
            }
        }
        return fullest >= 0 && longest >= SHARE_OF_QUEUE * queue && othersAreFree(fullest, point);
    }

    private boolean othersAreFree(int fullest, int point) {
        double sum = 0;
        int others = 0;
        for (int node = 0; node < nodes.size(); node++) {
            double running = value(node, Signal.RUNNING, point);
            if (node != fullest && !Double.isNaN(running)) {
                sum += running;
                others++;
            }
        }
        return others > 0 && sum / others <= OTHERS_RUN * value(fullest, Signal.RUNNING, point);
    }

    private double value(int node, Signal signal, int point) {
        TimeSeries series = nodes.get(node).get(signal);
        return series == null ? Double.NaN : series.at(point);
    }
}
