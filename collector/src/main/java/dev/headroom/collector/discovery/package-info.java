/**
 * Finds out what to scrape: targets written into the configuration, and sources that list others while we run, one
 * sub-package for each kind. It reads no metrics; what comes out is a list of {@link Target}s with labels and a checked
 * address, and how it stands with each source.
 */
@NullMarked
package dev.headroom.collector.discovery;

import org.jspecify.annotations.NullMarked;
