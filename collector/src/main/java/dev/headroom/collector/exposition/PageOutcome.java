package dev.headroom.collector.exposition;

import java.util.List;

/** How reading a page ended. Nothing of a refused page is kept. */
public sealed interface PageOutcome {

    /** The whole page was read. Warnings are plain sentences about things that were left out. */
    record Parsed(Page page, List<String> warnings) implements PageOutcome {
        public Parsed {
            warnings = List.copyOf(warnings);
        }
    }

    /** A line breaks the format. Lines count from 1. */
    record Malformed(int line, String reason) implements PageOutcome {}

    record LimitExceeded(PageLimit limit, int allowed, int line) implements PageOutcome {}
}
