/**
 * Gradient-boosted trees (XGBoost through Tribuo), for one series and for a whole fleet. The native library is needed to
 * train and not to forecast; where there is none, {@code suits} says no and the other members serve.
 */
@NullMarked
package dev.headroom.forecasting.model.boosting;

import org.jspecify.annotations.NullMarked;
