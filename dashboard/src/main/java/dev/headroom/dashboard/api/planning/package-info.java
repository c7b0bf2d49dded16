/** Demand, forecast, capacity, advice and the calendar of events that changes them. */
@NullMarked
package dev.headroom.dashboard.api.planning;

import org.jspecify.annotations.NullMarked;
