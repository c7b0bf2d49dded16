package dev.headroom.collector.backfill;

import dev.headroom.collector.sample.SampleBatch;
import java.time.Instant;
import java.util.Set;

/** Remembers what is done, and knows what is there already. */
public interface ImportJournal {

    /** The whole hours of the stretch that an earlier run of this import finished. */
    Set<Instant> doneHours(ImportPlan plan);

    /** A second call does nothing. */
    void done(ImportPlan plan, Instant hour);

    /** What of the stretch is measured already, by us or by an earlier run. */
    Measured measured(Stretch stretch);

    /** Times that are taken, for each node, gateway, machine and GPU. */
    interface Measured {

        /** The batch without rows of things that have rows at that time. */
        SampleBatch unmeasured(SampleBatch batch);
    }
}
