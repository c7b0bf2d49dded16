/** What the replicas may take in: rates for the gateway, queues for the engines. */
@NullMarked
package dev.headroom.forecasting.recommendation.limit;

import org.jspecify.annotations.NullMarked;
