/**
 * Finds out what to scrape: targets written into the configuration, and Prometheus {@code file_sd} files that change
 * while we run. It reads no metrics; what comes out is a list of {@link Target}s with labels and a checked address.
 */
@NullMarked
package dev.headroom.collector.discovery;

import org.jspecify.annotations.NullMarked;
