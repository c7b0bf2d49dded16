/**
 * Whether services keep what was promised of them: latency against its objectives, and how fast the error budget burns.
 * It reads the history and computes; rules say what is too much.
 */
@NullMarked
package dev.headroom.alerts.slo;

import org.jspecify.annotations.NullMarked;
