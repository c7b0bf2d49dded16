/** Busy stretches: why, what they did to users, and what would have prevented them. */
@NullMarked
package dev.headroom.dashboard.episodes;

import org.jspecify.annotations.NullMarked;
