package dev.headroom.collector.agent.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads on in every file that the globs name, once a second. A file is known by its inode, so one that rotation renames
 * is read to its end and not again under its new name. Files that are there at the start count from their end, later ones
 * from their beginning, but for copies that rotation makes of a followed file. Its own thread.
 */
public final class LogFollower implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogFollower.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration LOOK_FOR_FILES = Duration.ofSeconds(2);
    /** Of a tree of thousands of files: looking takes one part in so many of the time, and is not put off for longer. */
    private static final int LOOKING_SHARE = 200;

    private static final Duration LOOK_AT_THE_LATEST = Duration.ofSeconds(20);
    private static final Duration ABANDONED = Duration.ofSeconds(60);
    private static final int MOST_FILES = 256;
    private static final long BYTES_A_TICK = 32L << 20;

    /** A followed file. */
    private static final class Followed {
        private final LogTail tail;
        private Path path;
        private long lastAlive;

        Followed(LogTail tail, Path path, long now) {
            this.tail = tail;
            this.path = path;
            this.lastAlive = now;
        }
    }

    private final List<LogFiles> globs;
    private final LogLines lines;
    private final byte[] buffer = new byte[LogTail.BUFFER_BYTES];
    private final Map<Object, Followed> files = new HashMap<>();
    private final Set<Path> unreadable = new HashSet<>();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("headroom-logs").unstarted(this::run);
    private boolean first = true;
    private boolean full;
    private long nextLook = System.nanoTime();
    private volatile int followed;
    private volatile boolean closed;

    LogFollower(List<String> globs, LogLines lines) {
        this.globs = globs.stream().map(LogFiles::new).toList();
        this.lines = lines;
    }

    public void start() {
        thread.start();
    }

    /** Files that are followed now. */
    int followed() {
        return followed;
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    private void run() {
        while (!closed) {
            tick(System.nanoTime());
            LockSupport.parkNanos(TICK.toNanos());
        }
        files.values().forEach(LogFollower::close);
    }

    void tick(long now) {
        if (now - nextLook >= 0) {
            long started = System.nanoTime();
            look(now);
            long took = System.nanoTime() - started;
            nextLook = now + Math.clamp(LOOKING_SHARE * took, LOOK_FOR_FILES.toNanos(), LOOK_AT_THE_LATEST.toNanos());
        }
        files.values().removeIf(file -> !readOn(file, now));
        followed = files.size();
    }

    private void look(long now) {
        for (LogFiles glob : globs) {
            glob.now().forEach(path -> found(path, now));
        }
        first = false;
    }

    private void found(Path path, long now) {
        try {
            Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
            Followed known = files.get(key == null ? path : key);
            if (known != null) {
                known.path = path;
                known.lastAlive = now;
            } else if (files.size() < MOST_FILES) {
                LogTail tail = first || isCopy(path) ? LogTail.fromEnd(path) : LogTail.fromStart(path);
                files.put(key == null ? path : key, new Followed(tail, path, now));
                unreadable.remove(path);
            } else if (!full) {
                full = true;
                LOG.warn("More than {} log files match; the others are not followed", MOST_FILES);
            }
        } catch (IOException e) {
            if (unreadable.size() < MOST_FILES && unreadable.add(path)) {
                LOG.warn("The log {} cannot be read: {}", path, e.toString());
            }
        }
    }

    /** Copy-and-truncate leaves {@code app.log.1} or {@code app.log-20260101} beside a file that is still followed. */
    private boolean isCopy(Path path) {
        String name = path.toString();
        return new ArrayList<>(files.values())
                .stream()
                        .map(file -> file.path.toString())
                        .anyMatch(followedName ->
                                name.startsWith(followedName + ".") || name.startsWith(followedName + "-"));
    }

    /** False when the file is to be followed no longer: nothing names it, and nothing is written to it. */
    private boolean readOn(Followed file, long now) {
        try {
            if (file.tail.read(BYTES_A_TICK, buffer, lines)) {
                file.lastAlive = now;
            }
            if (now - file.lastAlive < ABANDONED.toNanos()) {
                return true;
            }
        } catch (IOException e) {
            LOG.warn("The log {} cannot be read on: {}", file.path, e.toString());
        }
        close(file);
        return false;
    }

    private static void close(Followed file) {
        try {
            file.tail.close();
        } catch (IOException e) {
            LOG.debug("Closing a log failed", e);
        }
    }
}
