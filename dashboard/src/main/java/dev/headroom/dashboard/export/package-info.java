/**
 * Forecast and advice as files for people: a table, a workbook with a chart, and the weekly report made of them. What
 * machines take is made in forecasting.
 */
@NullMarked
package dev.headroom.dashboard.export;

import org.jspecify.annotations.NullMarked;
