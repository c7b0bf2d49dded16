/**
 * The read API: the only way other modules see what was collected. It chooses raw rows, minutes or hours by range and
 * returns gaps as NaN. Implementations live in adapters below this package.
 */
@NullMarked
package dev.headroom.collector.history;

import org.jspecify.annotations.NullMarked;
