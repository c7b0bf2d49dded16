/**
 * The demand put on a service as an evenly spaced series: what is known, what is a gap, and which seasons it has. Models
 * read it; how they forecast is not its business.
 */
@NullMarked
package dev.headroom.forecasting.load;

import org.jspecify.annotations.NullMarked;
