/**
 * Durations and shares as operators write them.
 */
@NullMarked
package dev.headroom.dashboard.configuration.unit;

import org.jspecify.annotations.NullMarked;
