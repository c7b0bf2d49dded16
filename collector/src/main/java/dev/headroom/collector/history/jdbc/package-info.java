/**
 * Reads history from the database: picks the resolution, adds nodes up, and leaves what is not known as NaN. Nothing here
 * writes.
 */
@NullMarked
package dev.headroom.collector.history.jdbc;

import org.jspecify.annotations.NullMarked;
