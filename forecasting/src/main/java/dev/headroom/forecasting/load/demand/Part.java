package dev.headroom.forecasting.load.demand;

/** A part of the offered load. */
public enum Part {
    /** Answered without failure. */
    SERVED,
    /** Refused by a limiter. */
    REJECTED_429,
    /** Refused by a full engine or a full pool. */
    REJECTED_503,
    /** Ended by an error of the server. */
    FAILED,
    /** Given up by the client; already among what was served or failed. */
    ABANDONED,
    /** Sent again after a refusal or a failure; the same wish counted twice. */
    RETRIES
}
