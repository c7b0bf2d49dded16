package dev.headroom.collector.storage;

import java.util.Set;

/** The only instance on a database that is always there. */
public final class Alone implements DatabaseWatch, Leadership {

    @Override
    public DatabaseState state() {
        return new DatabaseState.Ready();
    }

    @Override
    public void onceReady(Runnable task) {
        task.run();
    }

    @Override
    public boolean lead(Duty duty, Runnable work) {
        work.run();
        return true;
    }

    @Override
    public Set<Duty> duties() {
        return Set.of(Duty.values());
    }
}
