package dev.headroom.alerts.evaluation;

/** What one evaluation makes of one incident. */
record Step(Tracked next, Turn turn) {

    enum Turn {
        NOTHING,
        /** Only timers changed, or it began to be pending. */
        TIMERS,
        FIRED,
        ESCALATED,
        RESOLVED,
        /** A pending incident came to nothing. */
        DROPPED,
        /** Closed because nothing has been known of it for so long. */
        CLOSED_UNKNOWN
    }
}
