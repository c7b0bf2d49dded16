/**
 * Scrapes serving nodes, gateways and GPUs and keeps their samples. This package holds only the wiring; each feature
 * has its own package, and other modules read through {@code history}.
 */
@NullMarked
package dev.headroom.collector;

import org.jspecify.annotations.NullMarked;
