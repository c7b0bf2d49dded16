package dev.headroom.collector.discovery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How it stands with one source of targets.
 *
 * @param kind as in the configuration, such as {@code http}
 * @param place what is read there, fit for pages and logs
 * @param lastGood when it last gave a list
 * @param listed addresses on that list
 * @param targets what relabelling left of them
 * @param error why the last attempt failed; the list stays in use meanwhile
 * @param warnings plain sentences about addresses and files that were left out
 */
public record SourceState(
        String job,
        String kind,
        String place,
        Optional<Instant> lastGood,
        int listed,
        int targets,
        Optional<String> error,
        List<String> warnings) {
    public SourceState {
        warnings = List.copyOf(warnings);
    }
}
