package dev.headroom.collector.ingest;

import dev.headroom.collector.ingest.disk.DiskLimits;
import dev.headroom.collector.sample.OutcomeRow;
import dev.headroom.collector.sample.SampleBatch;
import dev.headroom.collector.sample.SampleStore;
import dev.headroom.collector.sample.SampleStore.StorageUnavailable;
import dev.headroom.collector.storage.jdbc.write.JdbcSampleStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.ds.PGSimpleDataSource;

/** Accepts a batch every millisecond before a database that is away half of the time, until it is killed. */
final class IngestVictim {
    /** Each process numbers its batches in a block of its own. */
    static final long BLOCK = 1_000_000;

    private static final Duration TIDE = Duration.ofMillis(700);

    private IngestVictim() {}

    public static void main(String[] arguments) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(arguments[0]);
        database.setUser(arguments[1]);
        database.setPassword(arguments[2]);
        SampleStore store = JdbcSampleStore.on(database, InstantSource.system());
        IngestSettings settings = IngestSettings.in(Path.of(arguments[3])).withDisk(new DiskLimits(64 << 20));
        if (arguments[4].equals("drain")) {
            drain(new Ingest(store, settings, new SimpleMeterRegistry(), InstantSource.system()));
        } else {
            Ingest ingest = new Ingest(tidal(store), settings, new SimpleMeterRegistry(), InstantSource.system());
            ingest.start();
            accept(ingest, Long.parseLong(arguments[4]));
        }
    }

    private static SampleStore tidal(SampleStore store) {
        return batches -> {
            if (System.nanoTime() / TIDE.toNanos() % 2 == 0) {
                throw new StorageUnavailable("away", new IllegalStateException());
            }
            store.write(batches);
        };
    }

    private static void accept(Ingest ingest, long first) {
        for (long number = first; ; number++) {
            OutcomeRow row = new OutcomeRow(
                    Instant.ofEpochMilli(number), "victim", "job", "s", "u", "", true, Duration.ZERO, 0, 0, "", "");
            ingest.accept(SampleBatch.EMPTY.withOutcome(row));
            System.out.println(number + " " + System.nanoTime() / 1_000_000 + " .");
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static void drain(Ingest ingest) {
        ingest.start();
        while (ingest.state().waiting() > 0) {
            LockSupport.parkNanos(10_000_000);
        }
        ingest.close();
    }
}
