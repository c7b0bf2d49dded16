/** Reads events from calendars in the iCalendar form (RFC 5545), as office programs export them. Writes none. */
@NullMarked
package dev.headroom.forecasting.calendar.ical;

import org.jspecify.annotations.NullMarked;
