/**
 * The part of the file that says what is collected: jobs, their sources, access and relabelling.
 */
@NullMarked
package dev.headroom.dashboard.configuration.scrape;

import org.jspecify.annotations.NullMarked;
