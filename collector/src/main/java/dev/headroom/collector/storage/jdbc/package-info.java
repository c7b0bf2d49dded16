/**
 * The database behind the samples: connections, migrations, the writer, rollups and retention. All engines take the same
 * SQL; where they differ, the migrations hide it behind functions of one name.
 */
@NullMarked
package dev.headroom.collector.storage.jdbc;

import org.jspecify.annotations.NullMarked;
