/**
 * What must be done every few seconds and every hour: rollups, room for tomorrow, the end of what is kept no longer, and
 * columns for old chunks where the engine has them.
 */
@NullMarked
package dev.headroom.collector.storage.jdbc.maintenance;

import org.jspecify.annotations.NullMarked;
