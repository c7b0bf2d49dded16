package dev.headroom.collector.scrape;

import java.time.Duration;

/** Reads one target. It may remember the last page; one call at a time. */
interface Source {

    SourceReading read(Duration timeout) throws InterruptedException;
}
