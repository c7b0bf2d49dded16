package dev.headroom.collector.job;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The background jobs of this process. Thread-safe. */
public final class Jobs {

    private final Map<String, BackgroundJob> all = new ConcurrentHashMap<>();

    /**
     * The job of this name, from now on among those that can be seen to fail.
     *
     * @param name as people read it, such as {@code rollups and retention}
     * @param consequence what a failure means until the job works again, as the beginning of a sentence in the log
     */
    public BackgroundJob named(String name, String consequence) {
        return all.computeIfAbsent(name, _ -> new BackgroundJob(consequence));
    }

    /** Whether each job fails, by its name. */
    public Map<String, Boolean> failing() {
        Map<String, Boolean> failing = new TreeMap<>();
        all.forEach((name, job) -> failing.put(name, job.isFailing()));
        return failing;
    }
}
