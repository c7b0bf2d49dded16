/**
 * What is scraped, how the last scrape ended and what to do about a failure.
 */
@NullMarked
package dev.headroom.dashboard.targets;

import org.jspecify.annotations.NullMarked;
