package dev.headroom.collector.receive;

import dev.headroom.collector.sample.SampleBatch;

/** Where finished rows go. Thread-safe, never waits. */
public interface Outlet {

    /** False while rows wait for the database in such number that new ones would push out old ones. */
    boolean hasRoom();

    void accept(SampleBatch batch);
}
