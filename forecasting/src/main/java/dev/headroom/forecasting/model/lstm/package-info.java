/**
 * A recurrent network (LSTM) that tells quantiles of the load for all distances at once and learns from one series or many.
 * Here is what it sees, how its training goes and how it becomes a member; the sums are done in {@code tensorflow} below,
 * the only package that knows TensorFlow.
 */
@NullMarked
package dev.headroom.forecasting.model.lstm;

import org.jspecify.annotations.NullMarked;
