package dev.headroom.collector.scrape;

import java.time.Duration;
import org.slf4j.Logger;

/** Lets a few warnings through in each stretch of time and counts the rest, however often there is cause. Thread-safe. */
public final class RareLog {

    private final int most;
    private final long stretchNanos;
    private long stretchEnd = System.nanoTime();
    private int written;
    private long swallowed;

    public RareLog(int most, Duration stretch) {
        this.most = most;
        this.stretchNanos = stretch.toNanos();
    }

    public void warn(Logger log, String format, Object... arguments) {
        long before = admit();
        if (before > 0) {
            log.warn("{} similar warnings were left out", before);
        }
        if (before >= 0) {
            log.warn(format, arguments);
        }
    }

    /** How many warnings were left out since the last stretch; negative when this one is left out too. */
    private synchronized long admit() {
        long now = System.nanoTime();
        if (now - stretchEnd >= 0) {
            stretchEnd = now + stretchNanos;
            written = 0;
        }
        if (written >= most) {
            swallowed++;
            return -1;
        }
        written++;
        long before = swallowed;
        swallowed = 0;
        return before;
    }
}
