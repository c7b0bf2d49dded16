package dev.headroom.collector.discovery;

import java.util.List;

/**
 * What is to be scraped now.
 *
 * @param targets each identity once
 * @param warnings plain sentences about targets that were left out and sources that could not be read
 * @param sources where the targets come from, in the order of the configuration
 */
public record Discovered(List<Target> targets, List<String> warnings, List<SourceState> sources) {

    public static final Discovered NOTHING = new Discovered(List.of(), List.of(), List.of());

    public Discovered {
        targets = List.copyOf(targets);
        warnings = List.copyOf(warnings);
        sources = List.copyOf(sources);
    }
}
