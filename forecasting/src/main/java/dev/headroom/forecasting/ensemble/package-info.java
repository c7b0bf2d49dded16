/**
 * Forecasts made of weighted members, with intervals, and where they come from. The members themselves live in
 * {@code model}, their errors in {@code evaluation}.
 */
@NullMarked
package dev.headroom.forecasting.ensemble;

import org.jspecify.annotations.NullMarked;
