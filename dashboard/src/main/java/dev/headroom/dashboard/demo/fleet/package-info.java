/** The services of the demo and the clusters behind them, which keep up with the clock. */
@NullMarked
package dev.headroom.dashboard.demo.fleet;

import org.jspecify.annotations.NullMarked;
