/** What would have prevented an episode that has passed. */
@NullMarked
package dev.headroom.forecasting.recommendation.prevention;

import org.jspecify.annotations.NullMarked;
