package dev.headroom.collector.scrape.status;

import dev.headroom.collector.discovery.SourceState;
import java.util.List;
import java.util.Map;

/** What this process knows of its scraping beyond what is stored. Nothing where it does not scrape. Thread-safe. */
public interface ScrapeStatus {

    /** Where targets come from, in the order of the configuration. */
    List<SourceState> sources();

    /** By target. */
    Map<String, TargetNotes> notes();
}
