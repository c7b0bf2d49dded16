/** The journal of imports in the database that they fill. */
@NullMarked
package dev.headroom.collector.backfill.jdbc;

import org.jspecify.annotations.NullMarked;
