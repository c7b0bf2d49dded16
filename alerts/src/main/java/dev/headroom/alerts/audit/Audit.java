package dev.headroom.alerts.audit;

import java.time.Instant;
import java.util.List;

/** The record of changes. Thread-safe. */
public interface Audit {

    /** Adds a row at the present time. */
    void add(Entry entry);

    /** Newest first. */
    List<Row> between(Instant from, Instant to, int limit);

    /**
     * One change.
     *
     * @param origin where it came from, such as {@code dashboard}, {@code api} or {@code slack}
     * @param action such as {@code silence.create}
     * @param subject what was changed, such as {@code silence 12}
     * @param oldValue without secrets; empty when there was none
     * @param newValue without secrets; empty when there is none any more
     */
    record Entry(String who, String origin, String action, String subject, String oldValue, String newValue) {}

    record Row(long id, Instant at, Entry entry) {}
}
