package dev.headroom.alerts.diagnosis;

/** What would have prevented a busy stretch. */
public sealed interface Remedy {

    /** So many replicas instead of those that were there. */
    record Replicas(int needed, int had) implements Remedy {}

    /** The hardware had room: a limiter that lets so many requests per second pass. */
    record Limit(double rps) implements Remedy {}

    /** So many connections instead of the limit. */
    record Connections(double needed, double limit) implements Remedy {}

    /** The same replicas with the load spread evenly. */
    record EvenSpread() implements Remedy {}

    /** The same replicas at their full clocks. */
    record Cooling() implements Remedy {}

    /** Clients that wait before they try again. */
    record BackOff() implements Remedy {}

    /** What one replica sustains was not known. */
    record Unknown() implements Remedy {}
}
