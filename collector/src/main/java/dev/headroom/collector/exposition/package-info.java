/**
 * Bytes of a metrics page become series and values: the Prometheus text format and OpenMetrics 1.0, all or nothing. What
 * a series means to a serving node is the business of {@code dialect}; fetching pages is that of {@code scrape}.
 */
@NullMarked
package dev.headroom.collector.exposition;

import org.jspecify.annotations.NullMarked;
