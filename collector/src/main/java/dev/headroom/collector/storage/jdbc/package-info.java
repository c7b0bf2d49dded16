/**
 * Wires the database behind the samples. All engines take the same SQL; where they differ, the migrations hide it behind
 * functions of one name. Each part has a package of its own below: connection, leadership, write, rollup, maintenance,
 * backup.
 */
@NullMarked
package dev.headroom.collector.storage.jdbc;

import org.jspecify.annotations.NullMarked;
