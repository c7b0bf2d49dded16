/** The forecasts anyone can make by hand. They are the floor that every other member must beat to count at all. */
@NullMarked
package dev.headroom.forecasting.model.naive;

import org.jspecify.annotations.NullMarked;
