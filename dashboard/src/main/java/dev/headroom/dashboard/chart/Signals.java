package dev.headroom.dashboard.chart;

import static java.util.Objects.requireNonNull;

import dev.headroom.collector.history.Signal;
import dev.headroom.collector.history.TimeSeries;
import java.util.Collection;
import java.util.Map;

/** The series that were asked for, by signal. */
public record Signals(Map<Signal, TimeSeries> bySignal) {
    public Signals {
        bySignal = Map.copyOf(bySignal);
    }

    /** The series of a signal that was among those asked for. */
    public TimeSeries of(Signal signal) {
        return requireNonNull(bySignal.get(signal), () -> signal + " was not asked for");
    }

    public Collection<TimeSeries> all() {
        return bySignal.values();
    }
}
