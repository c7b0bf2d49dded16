/** Exponential smoothing by own code: cheap enough to be refitted at every refresh. */
@NullMarked
package dev.headroom.forecasting.model.smoothing;

import org.jspecify.annotations.NullMarked;
