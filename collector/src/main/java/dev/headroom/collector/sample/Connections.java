package dev.headroom.collector.sample;

/** Established TCP connections and how many there may be. NaN is unknown. */
public record Connections(double established, double limit) {
    public static final Connections UNKNOWN = new Connections(Double.NaN, Double.NaN);
}
