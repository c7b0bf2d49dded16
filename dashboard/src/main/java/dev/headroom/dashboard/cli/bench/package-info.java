/**
 * Measures on this machine what Headroom promises: the cost of collecting, the speed of forecasts, the delay of alerts.
 */
@NullMarked
package dev.headroom.dashboard.cli.bench;

import org.jspecify.annotations.NullMarked;
