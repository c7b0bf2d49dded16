/**
 * Linear models trained by Tribuo: an elastic net on lags and calendar for load, and least angle regression for exact
 * linear request models. A trained model is kept as plain coefficients.
 */
@NullMarked
package dev.headroom.forecasting.model.linear;

import org.jspecify.annotations.NullMarked;
