/**
 * Forecasts, judges and finds capacity in files, and fetches forecast and advice of a running instance. None of the
 * mathematics lives here.
 */
@NullMarked
package dev.headroom.dashboard.cli.forecast;

import org.jspecify.annotations.NullMarked;
