/**
 * The load to come against what the replicas sustain, and how both numbers were made.
 */
@NullMarked
package dev.headroom.dashboard.capacity;

import org.jspecify.annotations.NullMarked;
