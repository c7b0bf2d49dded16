/**
 * Fills the tables with a past that somebody else measured: series of a query API become the pages that their origins
 * showed at the time, and are read like them. The query API and the journal are ports; their adapters live below.
 */
@NullMarked
package dev.headroom.collector.backfill;

import org.jspecify.annotations.NullMarked;
