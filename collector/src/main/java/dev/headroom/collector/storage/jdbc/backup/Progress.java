package dev.headroom.collector.storage.jdbc.backup;

/** Told now and then how far the work is. */
@FunctionalInterface
public interface Progress {
    /**
     * Something is done.
     *
     * @param ratio of all work, 0 to 1
     * @param what is being worked on, such as the name of a table
     */
    void at(double ratio, String what);
}
