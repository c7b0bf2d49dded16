package dev.headroom.collector.storage.jdbc.rollup;

import java.time.Duration;
import java.util.List;

/** Fills tables of one resolution from finer ones. */
interface RollupStep {

    Duration bucket();

    List<String> tables();

    /**
     * In the order in which they must run, each for the range {@code :from} to {@code :to} in whole buckets; a second run
     * of all of them gives the same rows.
     *
     * @param mostBuckets of any latency histogram
     */
    List<String> statements(int mostBuckets);
}
