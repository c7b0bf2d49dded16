package dev.headroom.collector.storage;

import java.time.Instant;

/** Whether the database can be used now. */
public sealed interface DatabaseState {

    /** It answers and every table is up to date. */
    record Ready() implements DatabaseState {}

    /**
     * It does not answer, or only reads; nobody needs to do anything but bring it back.
     *
     * @param sentence why, for the operator; no secret
     */
    record Away(Instant since, String sentence) implements DatabaseState {}

    /**
     * It answers but must not be used as it is.
     *
     * @param sentence why and what to do, for the operator; no secret
     */
    record Refused(Instant since, String sentence) implements DatabaseState {}
}
