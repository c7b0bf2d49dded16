/**
 * Metrics that others bring instead of being scraped. Whatever the way, the series of one origin at one instant are what its
 * metrics page would have shown, so they are put together into a page and read by the same dialects. How a protocol is
 * decoded lives below, in {@code otlp} and {@code remotewrite}; HTTP is the business of the dashboard.
 */
@NullMarked
package dev.headroom.collector.receive;

import org.jspecify.annotations.NullMarked;
