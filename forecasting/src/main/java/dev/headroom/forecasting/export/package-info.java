/**
 * Forecasts and evaluations from file to file, as the command line runs them: which series, which models, and the rows
 * that come out as CSV, JSON or a table. Has no forecasting logic of its own.
 */
@NullMarked
package dev.headroom.forecasting.export;

import org.jspecify.annotations.NullMarked;
