/**
 * Dated events that change the load: a promotion, a launch, a holiday. Says when they are, how strong they will be, and
 * takes them into and out of a load series. Where they are kept is the business of adapters; when they recur, of the
 * package below.
 */
@NullMarked
package dev.headroom.forecasting.calendar;

import org.jspecify.annotations.NullMarked;
