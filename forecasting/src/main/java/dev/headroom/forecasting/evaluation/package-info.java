/**
 * How wrong a forecast was: error measures as the M4 competition defines them, its Naive2 benchmark, and rolling origins,
 * which replay the past as if it were not known yet. Nothing here chooses between models.
 */
@NullMarked
package dev.headroom.forecasting.evaluation;

import org.jspecify.annotations.NullMarked;
