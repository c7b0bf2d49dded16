package dev.headroom.collector.storage.jdbc.maintenance;

import dev.headroom.collector.job.BackgroundJob;
import dev.headroom.collector.storage.Duty;
import dev.headroom.collector.storage.Leadership;
import dev.headroom.collector.storage.Retention;
import dev.headroom.collector.storage.jdbc.leadership.Fence;
import dev.headroom.collector.storage.jdbc.rollup.JdbcRollups;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What must be done again and again: rollups every few seconds, and once an hour room for tomorrow and the end of what is
 * kept no longer. One thread.
 */
public final class Maintenance implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Maintenance.class);
    private static final Duration CYCLE = Duration.ofSeconds(10);
    private static final Duration HOUSEKEEPING = Duration.ofHours(1);

    private final JdbcRollups rollups;
    private final Shelf shelf;
    private final Columnstore columnstore;
    private final BackgroundJob job;
    private final Leadership leadership;
    private final Retention retention;
    private final InstantSource clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("storage-maintenance").factory());
    private Instant nextHousekeeping = Instant.MIN;

    /** What the maintenance works with. */
    public record Tools(JdbcRollups rollups, Shelf shelf, Columnstore columnstore, BackgroundJob job) {}

    public Maintenance(Tools tools, Retention retention, Leadership leadership, InstantSource clock) {
        this.rollups = tools.rollups();
        this.shelf = tools.shelf();
        this.columnstore = tools.columnstore();
        this.job = tools.job();
        this.retention = retention;
        this.leadership = leadership;
        this.clock = clock;
    }

    public void start() {
        var _ = thread.scheduleWithFixedDelay(this::run, 0, CYCLE.toSeconds(), TimeUnit.SECONDS);
    }

    /** One cycle, if it is this instance's duty; a failure ends it and is left to the next one. */
    void run() {
        job.run(() -> {
            try {
                leadership.lead(Duty.MAINTENANCE, this::cycle);
            } catch (Fence.DutyLost e) {
                log.info("{}", e.getMessage());
            }
        });
    }

    private void cycle() {
        Instant now = clock.instant();
        if (!now.isBefore(nextHousekeeping)) {
            shelf.makeRoom(List.of(now, now.plus(Duration.ofDays(1))));
            shelf.drop(retention, now);
            columnstore.pack(now);
            nextHousekeeping = now.plus(HOUSEKEEPING);
        }
        rollups.catchUp(retention.raw());
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                log.warn("A rollup is still under way; the database will undo it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
