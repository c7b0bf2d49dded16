package dev.headroom.collector.scrape.source;

import dev.headroom.collector.scrape.outcome.SourceReading;
import java.time.Duration;

/** Reads one target. It may remember the last page; one call at a time. */
public interface Source {

    SourceReading read(Duration timeout) throws InterruptedException;
}
