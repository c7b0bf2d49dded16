/**
 * What one replica sustains within its objective, how full each resource is, and how sure we are of both.\n */
@NullMarked
package dev.headroom.forecasting.capacity;

import org.jspecify.annotations.NullMarked;
