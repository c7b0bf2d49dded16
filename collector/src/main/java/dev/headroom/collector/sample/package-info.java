/**
 * The records that flow through the collector: readings as a page shows them, samples as they are stored. Absent\n * numbers are NaN here, NULL in the database and a gap on a chart; they are never zero.\n */
@NullMarked
package dev.headroom.collector.sample;

import org.jspecify.annotations.NullMarked;
