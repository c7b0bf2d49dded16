/**
 * When an event happens: once, every week, month or year, by the Chinese calendar, or on a public holiday. One text form for
 * file, API, database and page.
 */
@NullMarked
package dev.headroom.forecasting.calendar.recurrence;

import org.jspecify.annotations.NullMarked;
