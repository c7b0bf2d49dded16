/**
 * Makes outlooks anew when their time has come, and again when the data behind them went stale. One thread, one service\n * at a time.\n */
@NullMarked
package dev.headroom.forecasting.refresh;

import org.jspecify.annotations.NullMarked;
