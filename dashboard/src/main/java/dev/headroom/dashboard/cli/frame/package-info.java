/**
 * What commands of every kind stand on: the one sentence of a failure, what may be logged, and the way to a running
 * instance.
 */
@NullMarked
package dev.headroom.dashboard.cli.frame;

import org.jspecify.annotations.NullMarked;
