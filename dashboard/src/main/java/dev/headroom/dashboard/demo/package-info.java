/**
 * A simulated fleet that looks like a real one from outside: metrics pages and an nvidia-smi that the ordinary collector
 * reads, a history that was laid down first, and receivers for the alerts. Nothing else in the product knows of it.
 */
@NullMarked
package dev.headroom.dashboard.demo;

import org.jspecify.annotations.NullMarked;
