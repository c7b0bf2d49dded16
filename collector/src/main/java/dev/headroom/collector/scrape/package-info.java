/**
 * Scrapes every target on its schedule: fetch within limits and deadline, read, turn into samples, hand to the store.
 * Every scrape ends as a {@link ScrapeOutcome} and leaves a row, whatever happened. What a page means is the dialects'
 * business, and HTTP lives in the adapter below.
 */
@NullMarked
package dev.headroom.collector.scrape;

import org.jspecify.annotations.NullMarked;
