package dev.headroom.alerts.delivery;

import dev.headroom.alerts.settings.Grouping;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a channel stands with a group.
 *
 * @param toldAt its last message
 * @param inARow messages since it was last quiet for one interval
 * @param reference what the receiver calls the message; empty when it cannot be edited
 */
public record GroupState(Instant toldAt, int inARow, String reference) {

    /** When the next news may be told: after the wait once, and after the interval from then on. */
    Instant nextNews(Grouping grouping) {
        return toldAt.plus(inARow <= 1 ? grouping.firstWait() : grouping.interval());
    }

    /** The state after one more message. */
    static GroupState after(Optional<GroupState> before, Grouping grouping, Instant now, String reference) {
        int row = before.filter(state -> Duration.between(state.toldAt(), now).compareTo(grouping.interval()) < 0)
                .map(state -> state.inARow() + 1)
                .orElse(1);
        return new GroupState(now, row, reference);
    }
}
