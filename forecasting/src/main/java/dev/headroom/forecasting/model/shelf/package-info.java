/**
 * Models that were trained in the background and now serve: which one a forecast may ask, and how a new one takes over.
 * When they are trained is the business of {@code training}, what is in them that of each family's own package.
 */
@NullMarked
package dev.headroom.forecasting.model.shelf;

import org.jspecify.annotations.NullMarked;
