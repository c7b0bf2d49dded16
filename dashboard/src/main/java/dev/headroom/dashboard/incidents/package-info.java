/**
 * What fires and what fired, why, and who was told.
 */
@NullMarked
package dev.headroom.dashboard.incidents;

import org.jspecify.annotations.NullMarked;
