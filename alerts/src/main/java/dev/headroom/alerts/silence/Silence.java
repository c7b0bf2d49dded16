package dev.headroom.alerts.silence;

import java.time.Instant;
import java.util.Map;

/**
 * Incidents that match are not told while it lasts; they are evaluated and shown all the same.
 *
 * @param id 0 until it is stored
 * @param comment why; never blank
 */
public record Silence(
        long id,
        Matchers matchers,
        Instant startsAt,
        Instant endsAt,
        String createdBy,
        Instant createdAt,
        String comment) {

    private static final int LONGEST_COMMENT = 1000;
    private static final int LONGEST_NAME = 80;

    public Silence {
        createdBy = createdBy.strip();
        comment = comment.strip();
        if (matchers.all().isEmpty() || matchers.all().stream().allMatch(matcher -> matcher.matches(Map.of()))) {
            throw new IllegalArgumentException(
                    "matchers of a silence must name at least one label that has to be there, or it would silence"
                            + " everything");
        }
        if (!startsAt.isBefore(endsAt)) {
            throw new IllegalArgumentException("a silence must end after it starts, was " + startsAt + " to " + endsAt);
        }
        if (createdBy.isEmpty() || createdBy.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("author of a silence must have 1 to " + LONGEST_NAME + " characters");
        }
        if (comment.isEmpty() || comment.length() > LONGEST_COMMENT) {
            throw new IllegalArgumentException(
                    "comment of a silence must have 1 to " + LONGEST_COMMENT + " characters");
        }
    }

    public boolean isActive(Instant now) {
        return !now.isBefore(startsAt) && now.isBefore(endsAt);
    }

    public boolean isOver(Instant now) {
        return !now.isBefore(endsAt);
    }
}
