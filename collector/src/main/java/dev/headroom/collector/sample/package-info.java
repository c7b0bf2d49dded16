/**
 * The rows that are stored, the keys under which they are stored, and the port that stores them. Absent numbers are NaN
 * here, NULL in the database and a gap on a chart; they are never zero. Beside it: {@code reading}, what a look at a target
 * showed; {@code assembly}, which makes rows of readings; {@code gpu}, what is known of a processor.
 */
@NullMarked
package dev.headroom.collector.sample;

import org.jspecify.annotations.NullMarked;
