/**
 * How a scrape ended: what was read, or one of the named errors with a label and a plain sentence. Every outcome leaves a
 * row.
 */
@NullMarked
package dev.headroom.collector.scrape.outcome;

import org.jspecify.annotations.NullMarked;
