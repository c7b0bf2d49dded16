package dev.headroom.collector.discovery;

import java.util.List;

/**
 * What is to be scraped now.
 *
 * @param targets each identity once
 * @param warnings plain sentences about targets that were left out and files that could not be read
 */
public record Discovered(List<Target> targets, List<String> warnings) {
    public Discovered {
        targets = List.copyOf(targets);
        warnings = List.copyOf(warnings);
    }
}
