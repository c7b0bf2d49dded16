package dev.headroom.forecasting.recommendation;

import dev.headroom.forecasting.recommendation.margin.Margins;

/**
 * Where the numbers of {@link Evidence} come from.
 *
 * @param margin on the forecast of the peak
 * @param lead from decision to a serving replica
 * @param pressure of the latencies of the last minute
 * @param pending replicas that are starting and counted as if they served
 * @param utilizationWithoutOne of the replicas planned for the expected peak when one of them fails, 1 is full
 * @param lastValue replicas that the load of now with the margin of last value asks for; what advice is compared with
 * @param event whose hour the peak lies in; empty when it is ordinary load
 */
public record Basis(
        Margins.Margin margin,
        LeadTime lead,
        SloPressure pressure,
        int pending,
        double utilizationWithoutOne,
        int lastValue,
        String event) {}
