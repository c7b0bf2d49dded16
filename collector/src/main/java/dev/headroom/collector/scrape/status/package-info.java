/**
 * What the running collector can tell of its targets beyond what is stored: limits, warnings, where the list comes from.
 */
@NullMarked
package dev.headroom.collector.scrape.status;

import org.jspecify.annotations.NullMarked;
