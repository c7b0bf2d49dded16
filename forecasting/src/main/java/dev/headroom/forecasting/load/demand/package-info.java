/**
 * What clients asked for, as opposed to what was served: the parts of the offered load and where each was learned. Reads the
 * history; makes no forecast.
 */
@NullMarked
package dev.headroom.forecasting.load.demand;

import org.jspecify.annotations.NullMarked;
