/**
 * The outlook of a service: forecast, capacity and recommendation as one dated answer. This is what alerts and dashboard\n * read; the packages below say how each part is made.\n */
@NullMarked
package dev.headroom.forecasting;

import org.jspecify.annotations.NullMarked;
