/**
 * Samples into tables: names to numbers, rows to binary COPY, one transaction a call. The door is
 * {@link JdbcSampleStore}; what is written late leaves a mark for the rollups.
 */
@NullMarked
package dev.headroom.collector.storage.jdbc.write;

import org.jspecify.annotations.NullMarked;
