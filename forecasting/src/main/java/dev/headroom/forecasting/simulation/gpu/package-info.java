/** The GPUs below the engines. */
@NullMarked
package dev.headroom.forecasting.simulation.gpu;

import org.jspecify.annotations.NullMarked;
