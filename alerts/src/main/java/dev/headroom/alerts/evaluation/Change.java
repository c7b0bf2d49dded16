package dev.headroom.alerts.evaluation;

/** What is to be stored of one incident after an evaluation. */
public sealed interface Change {

    /** Pending, with timers as they are now; {@code next.id()} is 0 when it is new. */
    record Keep(Tracked next, Story story) implements Change {}

    /** It began to fire or became critical. */
    record Tell(Tracked next, Story story) implements Change {}

    /**
     * It is over.
     *
     * @param closing one sentence on how it ended
     */
    record Close(Tracked next, String closing) implements Change {}

    /** A pending one came to nothing. */
    record Forget(long id) implements Change {}
}
