/** Replays policies on the simulated cluster: who keeps how many requests within the objective, with how many replicas. */
@NullMarked
package dev.headroom.forecasting.replay;

import org.jspecify.annotations.NullMarked;
