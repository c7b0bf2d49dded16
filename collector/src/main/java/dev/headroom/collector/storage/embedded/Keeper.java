package dev.headroom.collector.storage.embedded;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the server again whenever it ends unasked, as it does when the kernel runs out of memory: nobody else could. What
 * keeps it from starting may pass, so it tries for ever, less and less often. Thread-safe.
 */
final class Keeper implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final ServerStart start;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("embedded-postgres-keeper").unstarted(this::keep);
    private volatile Postmaster postmaster;

    Keeper(ServerStart start, Postmaster postmaster) {
        this.start = start;
        this.postmaster = postmaster;
    }

    void start() {
        thread.start();
    }

    /** The server of now, running or not. */
    Postmaster postmaster() {
        return postmaster;
    }

    private void keep() {
        try {
            while (!isClosed()) {
                postmaster.process().onExit().join();
                if (!isClosed()) {
                    log.warn("The embedded PostgreSQL ended unasked and is started again");
                    revive();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void revive() throws InterruptedException {
        Duration pause = SHORTEST_PAUSE;
        // The last sessions of a killed server are on their way out meanwhile.
        while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            Optional<Postmaster> again = start.again(postmaster.port());
            if (again.isPresent()) {
                postmaster = again.get();
                log.info("The embedded PostgreSQL runs again");
                return;
            }
            Duration longer = pause.multipliedBy(2);
            pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    /** Stops the server, also one that is just being started. */
    @Override
    public void close() {
        closed.countDown();
        postmaster.stop();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        postmaster.stop();
    }
}
