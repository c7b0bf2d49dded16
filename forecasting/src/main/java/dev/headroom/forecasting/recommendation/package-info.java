/**
 * How many replicas and which limits the forecast asks for, with the numbers that led to them, or why there is no advice.
 */
@NullMarked
package dev.headroom.forecasting.recommendation;

import org.jspecify.annotations.NullMarked;
