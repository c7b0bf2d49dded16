package dev.headroom.collector.storage.jdbc;

import dev.headroom.collector.sample.LatencyKind;

/** The numbers under which kinds of latency are stored; they never change. */
public final class StoredKind {
    private StoredKind() {}

    public static int of(LatencyKind kind) {
        return switch (kind) {
            case TTFT -> 0;
            case TPOT -> 1;
            case E2E -> 2;
            case QUEUE -> 3;
        };
    }
}
