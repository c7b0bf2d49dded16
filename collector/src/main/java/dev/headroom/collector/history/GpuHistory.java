package dev.headroom.collector.history;

import dev.headroom.collector.sample.GpuEvent;
import java.time.Instant;
import java.util.List;

/** What befell GPUs, for reading. Thread-safe; each call is one bounded query. */
public interface GpuHistory {

    /** Events since then, newest first, at most so many. */
    List<GpuEvent> events(Instant since, int most);

    /** The losses of the last seven days that last: the device has neither come back nor been read since. */
    List<GpuEvent> lost();
}
