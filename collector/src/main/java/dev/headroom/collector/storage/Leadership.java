package dev.headroom.collector.storage;

import java.util.Set;

/** Who of several instances on one database does which duty. Thread-safe. */
public interface Leadership {

    /**
     * Runs the work if this instance has the duty, and says whether it does. Should the duty pass to another instance
     * while the work goes on, because this one stood still for long, its later writes are refused.
     */
    boolean lead(Duty duty, Runnable work);

    /** What this instance does at the moment. */
    Set<Duty> duties();
}
