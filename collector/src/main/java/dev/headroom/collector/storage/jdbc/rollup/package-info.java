/**
 * Minutes, hours and services from samples, again and again, in transactions of which a second run gives the same rows.
 */
@NullMarked
package dev.headroom.collector.storage.jdbc.rollup;

import org.jspecify.annotations.NullMarked;
