/** What replicas cost, in the currency of the configured price: what was paid for served tokens, and what advice would change. */
@NullMarked
package dev.headroom.forecasting.cost;

import org.jspecify.annotations.NullMarked;
