/** How much more than forecasts the load turned out to be, learned per horizon. */
@NullMarked
package dev.headroom.forecasting.recommendation.margin;

import org.jspecify.annotations.NullMarked;
