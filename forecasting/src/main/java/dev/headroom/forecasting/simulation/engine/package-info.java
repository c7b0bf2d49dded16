/** One serving engine, request by request or as a fluid, and what it tells of itself. */
@NullMarked
package dev.headroom.forecasting.simulation.engine;

import org.jspecify.annotations.NullMarked;
