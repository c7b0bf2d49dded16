/** What stands in front of the engines: a limiter, a bound on connections, and clients that try again. */
@NullMarked
package dev.headroom.forecasting.simulation.gateway;

import org.jspecify.annotations.NullMarked;
