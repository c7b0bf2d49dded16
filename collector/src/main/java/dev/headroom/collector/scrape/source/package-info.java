/**
 * Reads one target within its limits, a page or the output of a command, and turns it into readings. What a page means is
 * the dialects' business, and how it is fetched the adapter's behind {@link PageFetcher}.
 */
@NullMarked
package dev.headroom.collector.scrape.source;

import org.jspecify.annotations.NullMarked;
