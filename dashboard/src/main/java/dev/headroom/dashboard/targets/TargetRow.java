package dev.headroom.dashboard.targets;

import dev.headroom.collector.history.TargetState;
import dev.headroom.collector.sample.OutcomeRow;
import dev.headroom.collector.scrape.status.TargetNotes;
import java.util.List;
import java.util.Optional;

/**
 * A target with what is known of it.
 *
 * @param notes absent where another process scrapes it
 */
record TargetRow(TargetState state, Optional<TargetNotes> notes) {

    OutcomeRow last() {
        return state.last();
    }

    /** About a page that was read; of a failure the outcome itself tells. */
    List<String> warnings() {
        List<String> stored = last().up() && !last().detail().isEmpty() ? List.of(last().detail()) : List.of();
        return notes.map(TargetNotes::warnings).orElse(stored);
    }
}
