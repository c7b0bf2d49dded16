/**
 * A whole database in one file and back, on every engine: all tables of all modules as of one moment, copied row by row
 * in the server's own binary format. Nothing here knows what the tables mean.
 */
@NullMarked
package dev.headroom.collector.storage.jdbc.backup;

import org.jspecify.annotations.NullMarked;
