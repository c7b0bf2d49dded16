/**
 * Trains the costly models in the background, one at a time, and keeps them: when, on what history, how far it is, and
 * whether this machine can. The models themselves live in {@code model}.
 */
@NullMarked
package dev.headroom.forecasting.training;

import org.jspecify.annotations.NullMarked;
