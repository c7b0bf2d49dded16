/**
 * A model of an LLM serving cluster behind a gateway: request by request in {@link
 * dev.headroom.forecasting.simulation.Cluster}, and as a flow in {@link
 * dev.headroom.forecasting.simulation.FluidCluster} where weeks must pass in seconds. Both take the same profile, are
 * deterministic by seed and count simulated seconds from an origin of the caller's choice.
 */
@NullMarked
package dev.headroom.forecasting.simulation;

import org.jspecify.annotations.NullMarked;
