/**
 * The calendar of events on a page: what is known, what each does to the load, and the form to write one down. When events
 * recur and what they do is the business of forecasting.
 */
@NullMarked
package dev.headroom.dashboard.events;

import org.jspecify.annotations.NullMarked;
